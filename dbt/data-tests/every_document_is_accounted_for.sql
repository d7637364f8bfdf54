-- Nothing is dropped in silence: what arrived on a day was parsed or rejected.
select * from {{ ref('intake') }} where documents <> parsed + rejected
