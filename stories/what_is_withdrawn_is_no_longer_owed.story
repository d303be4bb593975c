# An asker takes back what it asked: the whole report, or one thing in it.

on 6 March 2024 the inspectorate publishes "Missing people" about Exampleshire
on 6 March 2024 "Missing people" recommends "Grade every risk" to the Chief Constable of Exampleshire
on 6 March 2024 "Missing people" recommends "Buy a boat" to the Chief Constable of Exampleshire

on 2 April 2024 the inspectorate withdraws "Buy a boat"
as at 1 April 2024 the action of Exampleshire on "Buy a boat" is: No legal deadline
as at 2 April 2024 the action of Exampleshire on "Buy a boat" is: Withdrawn on 2 April 2024
as at 2 April 2024 the action of Exampleshire on "Grade every risk" is: No legal deadline

# With the report goes everything that stands in it.
on 10 April 2024 the inspectorate withdraws "Missing people"
as at 9 April 2024 the comments of the commissioner for Exampleshire on "Missing people" are: Awaiting, 22 days left
as at 10 April 2024 the comments of the commissioner for Exampleshire on "Missing people" are: Withdrawn on 10 April 2024
as at 10 April 2024 the action of Exampleshire on "Grade every risk" is: Withdrawn on 10 April 2024
as at 10 April 2024 the explanation of the commissioner for Exampleshire on "Grade every risk" is: Withdrawn on 10 April 2024
as at 10 April 2024 the action of Exampleshire on "Buy a boat" is: Withdrawn on 2 April 2024
