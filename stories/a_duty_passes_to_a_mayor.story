# Northmoor's commissioner hands the policing functions to its mayor on 7 May
# 2024. A duty still running passes along; lateness stays where it arose.

on 6 March 2024 the inspectorate publishes "Missing people" about Northmoor
"Missing people" asks the commissioner for Northmoor
as at 30 April 2024 the duty of the commissioner for Northmoor is borne by the commissioner for Northmoor
as at 7 May 2024 the duty of the commissioner for Northmoor is borne by the Mayor of Northmoor

on 2 April 2024 the inspectorate publishes "Vetting" about Northmoor
"Vetting" asks the commissioner for Northmoor

# The first last day, 30 April, came under the commissioner; the second, 27 May,
# under the mayor, who may answer both.
on 20 May 2024 the Mayor of Northmoor answers "Missing people"
on 20 May 2024 the Mayor of Northmoor answers "Vetting"
as at 20 May 2024 the comments of the commissioner for Northmoor on "Missing people" are: Answered late, 20 days past, published on 20 May 2024
as at 20 May 2024 the comments of the commissioner for Northmoor on "Vetting" are: Answered in time, published on 20 May 2024

# A report that comes after is the mayor's from its first day.
on 3 June 2024 the inspectorate publishes "Custody" about Northmoor
"Custody" asks the Mayor of Northmoor
as at 28 July 2024 the comments of the Mayor of Northmoor on "Custody" are: Awaiting, 1 day left
