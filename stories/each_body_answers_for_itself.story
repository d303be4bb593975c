# A report with three addressees is not answered because one of them has.

on 6 March 2024 the inspectorate publishes "Missing people" about Exampleshire, Southvale and Westmarch
on 18 March 2024 the commissioner for Exampleshire answers "Missing people"
on 8 May 2024 we look for the comments of the commissioner for Southvale on "Missing people" and find nothing

as at 8 May 2024 the comments of the commissioner for Exampleshire on "Missing people" are: Answered in time, published on 18 March 2024
as at 8 May 2024 the comments of the commissioner for Southvale on "Missing people" are: Looked, body not told, 8 days past, looked on 8 May 2024
as at 8 May 2024 the comments of the commissioner for Westmarch on "Missing people" are: Not yet looked for, 8 days past

# Telling one body is not telling another.
on 9 May 2024 we tell the commissioner for Southvale that no comments on "Missing people" was found
as at 9 May 2024 the comments of the commissioner for Southvale on "Missing people" are: No answer found, 9 days past, looked on 8 May 2024, told on 9 May 2024
as at 9 May 2024 the comments of the commissioner for Westmarch on "Missing people" are: Not yet looked for, 9 days past

# An answer cannot precede its ask.
on 10 May 2024 we find that the commissioner for Westmarch answered "Missing people", published on 1 March 2024
refused: the answer is dated 2024-03-01, before it was asked on 2024-03-06
