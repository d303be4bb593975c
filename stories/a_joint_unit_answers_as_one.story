# The forces of Exampleshire, Southvale and Westmarch run an armed unit
# together. What is put to the unit is one ask, and one answer meets it.

on 8 January 2024 the department writes "Send armed officers" to the Three Shires Armed Policing Unit
"Send armed officers" asks Three Shires Armed Policing Unit
as at 8 January 2024 the answer of the Three Shires Armed Policing Unit on "Send armed officers" is: No legal deadline

on 9 January 2024 the Three Shires Armed Policing Unit answers "Send armed officers"
as at 9 January 2024 the answer of the Three Shires Armed Policing Unit on "Send armed officers" is: Answered, published on 9 January 2024

# A recommendation to the unit concerns the commissioners of the forces that
# run it, where its report is about those forces.
on 6 March 2024 the inspectorate publishes "Armed policing" about Exampleshire and Southvale
on 6 March 2024 "Armed policing" recommends "Train together" to the Three Shires Armed Policing Unit
"Train together" asks Three Shires Armed Policing Unit, the commissioner for Exampleshire and the commissioner for Southvale
