with rejected as (
    select document_id, count(*) filter (where item is null) as whole, count(*) as rows_rejected
    from {{ source('lake', 'rejected_documents') }}
    group by document_id
)

select
    stg_intake.kind,
    stg_intake.source,
    cast(stg_intake.received_at as date) as day,
    count(*) as documents,
    count(*) filter (where rejected.whole > 0) as documents_rejected,
    coalesce(sum(rejected.rows_rejected), 0) as rows_rejected,
    max(stg_intake.received_at) as latest
from {{ ref('stg_intake') }} as stg_intake
left join rejected using (document_id)
group by all
