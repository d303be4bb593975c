# The report was recorded as about two forces. One commissioner has answered
# when it turns out that it was about the other force alone.

on 6 March 2024 the inspectorate publishes "Missing people" about Exampleshire and Southvale
"Missing people" asks the commissioner for Exampleshire and the commissioner for Southvale
on 20 March 2024 the commissioner for Southvale answers "Missing people"
as at 21 March 2024 the comments of the commissioner for Southvale on "Missing people" are: Answered in time, published on 20 March 2024

on 2 April 2024 we correct "Missing people": it was about Exampleshire
"Missing people" asks the commissioner for Exampleshire

# The ask stays readable, and is not asked; as recorded before, it stands.
as at 3 April 2024 the comments of the commissioner for Southvale on "Missing people" are: Not asked
as at 3 April 2024, as recorded on 1 April 2024, the comments of the commissioner for Southvale on "Missing people" are: Answered in time, published on 20 March 2024
as at 3 April 2024 the comments of the commissioner for Exampleshire on "Missing people" are: Awaiting, 28 days left

# A second correction puts it back, and its answer is there still.
on 9 April 2024 we correct "Missing people": it was about Exampleshire and Southvale
as at 9 April 2024 the comments of the commissioner for Southvale on "Missing people" are: Answered in time, published on 20 March 2024
as at 9 April 2024, as recorded on 5 April 2024, the comments of the commissioner for Southvale on "Missing people" are: Not asked

# A day put right is counted again, for every addressee.
on 10 April 2024 we correct "Missing people": it was published on 1 February 2024
as at 10 April 2024 the comments of the commissioner for Exampleshire on "Missing people" are: Not yet looked for, 14 days past
