"""When and where: settings, environments, jobs, schedules, sensors, the supervisor and the command line.

No asset is declared here and no row is computed here.
"""
