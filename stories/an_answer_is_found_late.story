# An answer published on 29 April and recorded on 20 May: in time as at 5 May,
# though as recorded on 5 May we had not found it.

on 6 March 2024 the inspectorate publishes "Missing people" about Exampleshire
on 2 May 2024 we look for the comments of the commissioner for Exampleshire on "Missing people" and find nothing
on 4 May 2024 we tell the commissioner for Exampleshire that no comments on "Missing people" was found
on 20 May 2024 we find that the commissioner for Exampleshire answered "Missing people", published on 29 April 2024

as at 5 May 2024 the comments of the commissioner for Exampleshire on "Missing people" are: Answered in time, published on 29 April 2024
as at 5 May 2024, as recorded on 5 May 2024, the comments of the commissioner for Exampleshire on "Missing people" are: No answer found, 5 days past, looked on 2 May 2024, told on 4 May 2024
as at 5 May 2024, as recorded on 3 May 2024, the comments of the commissioner for Exampleshire on "Missing people" are: Looked, body not told, 5 days past, looked on 2 May 2024
as at 28 April 2024 the comments of the commissioner for Exampleshire on "Missing people" are: Awaiting, 3 days left

# A letter's date is no proof of publication: in time only if the latest day is.
on 21 May 2024 we correct the answer of the commissioner for Exampleshire to "Missing people": published not before 29 April 2024
as at 21 May 2024 the comments of the commissioner for Exampleshire on "Missing people" are: Answered, day not shown, published on or after 29 April 2024
on 22 May 2024 we correct the answer of the commissioner for Exampleshire to "Missing people": published not before 1 May 2024
as at 22 May 2024 the comments of the commissioner for Exampleshire on "Missing people" are: Answered late, 1 day past, published on or after 1 May 2024
on 23 May 2024 we correct the answer of the commissioner for Exampleshire to "Missing people": published between 29 April 2024 and 1 May 2024
as at 23 May 2024 the comments of the commissioner for Exampleshire on "Missing people" are: Answered, day not shown, published from 29 April 2024 to 1 May 2024
on 24 May 2024 we correct the answer of the commissioner for Exampleshire to "Missing people": published by 30 April 2024
as at 24 May 2024 the comments of the commissioner for Exampleshire on "Missing people" are: Answered in time, published on or before 30 April 2024

# What the first record said can still be read.
as at 5 May 2024, as recorded on 20 May 2024, the comments of the commissioner for Exampleshire on "Missing people" are: Answered in time, published on 29 April 2024
