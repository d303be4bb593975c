# One report on one force. Section 55 gives its commissioner 56 days beginning
# with the day of publication: 6 March is day 1 and 30 April the last day.

on 6 March 2024 the inspectorate publishes "Missing people" about Exampleshire
"Missing people" asks the commissioner for Exampleshire

as at 5 March 2024 the comments of the commissioner for Exampleshire on "Missing people" are: Not yet asked
as at 6 March 2024 the comments of the commissioner for Exampleshire on "Missing people" are: Awaiting, 56 days left
as at 30 April 2024 the comments of the commissioner for Exampleshire on "Missing people" are: Awaiting, 1 day left
as at 1 May 2024 the comments of the commissioner for Exampleshire on "Missing people" are: Not yet looked for, 1 day past

# Looking shows something about that day; the body is told before more is said.
on 2 May 2024 we look for the comments of the commissioner for Exampleshire on "Missing people" and find nothing
as at 2 May 2024 the comments of the commissioner for Exampleshire on "Missing people" are: Looked, body not told, 2 days past, looked on 2 May 2024
on 3 May 2024 we tell the commissioner for Exampleshire that no comments on "Missing people" was found
as at 3 May 2024 the comments of the commissioner for Exampleshire on "Missing people" are: No answer found, 3 days past, looked on 2 May 2024, told on 3 May 2024

# An acknowledgement is no answer.
on 7 May 2024 the commissioner for Exampleshire acknowledges "Missing people"
as at 7 May 2024 the comments of the commissioner for Exampleshire on "Missing people" are: No answer found, 7 days past, looked on 2 May 2024, told on 3 May 2024

on 10 May 2024 the commissioner for Exampleshire answers "Missing people"
as at 9 May 2024 the comments of the commissioner for Exampleshire on "Missing people" are: No answer found, 9 days past, looked on 2 May 2024, told on 3 May 2024
as at 10 May 2024 the comments of the commissioner for Exampleshire on "Missing people" are: Answered late, 10 days past, published on 10 May 2024

# Lateness does not heal.
as at 10 May 2030 the comments of the commissioner for Exampleshire on "Missing people" are: Answered late, 10 days past, published on 10 May 2024
