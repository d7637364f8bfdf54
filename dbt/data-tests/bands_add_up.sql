-- Every entry of a list is in one of the four bands.
select * from {{ ref('match_quality') }} where matches <> strong + good + possible + weak
