select
    side,
    profile_id,
    posting_id,
    rank,
    fit,
    band
from {{ source('lake', 'ranked_matches') }}
where side in ('profile', 'posting')
