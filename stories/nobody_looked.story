# Absence from the register is not silence by the body.

on 6 March 2024 the inspectorate publishes "Missing people" about Exampleshire

# A look while there is still time proves nothing about the last day.
on 30 April 2024 we look for the comments of the commissioner for Exampleshire on "Missing people" and find nothing
as at 1 May 2024 the comments of the commissioner for Exampleshire on "Missing people" are: Not yet looked for, 1 day past

# Nor does a page that could not be read.
on 2 May 2024 we look for the comments of the commissioner for Exampleshire on "Missing people" and cannot read the page
as at 2 May 2024 the comments of the commissioner for Exampleshire on "Missing people" are: Not yet looked for, 2 days past

# Nobody is told of a search that did not take place.
on 3 May 2024 we tell the commissioner for Exampleshire that no comments on "Missing people" was found
refused: no look that found nothing is recorded on or before 2024-05-03: record where you looked first
as at 1 January 2025 the comments of the commissioner for Exampleshire on "Missing people" are: Not yet looked for, 246 days past
