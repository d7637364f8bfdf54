select
    source,
    kind,
    cast(received_at as date) as day,
    reason,
    count(distinct document_id) filter (where item is null) as documents,
    count(*) filter (where item is not null) as items
from {{ source('lake', 'rejected_documents') }}
group by all
order by day desc, documents desc, items desc, source, kind, reason
