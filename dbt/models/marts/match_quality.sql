select
    version,
    run_id,
    made_at,
    is_current,
    ranker,
    side,
    lists,
    matches,
    round(matches / nullif(lists, 0), 2) as matches_per_list,
    round(fit_sum / nullif(matches, 0), 4) as fit_mean,
    round(best_fit_sum / nullif(lists, 0), 4) as best_fit_mean,
    strong,
    good,
    possible,
    weak
from {{ source('lake', 'list_versions') }}
order by made_at desc, side
