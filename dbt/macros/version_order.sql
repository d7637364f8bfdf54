{# The order of parser versions: that of the parsers, then that of the list of places they read with ("2.1"). #}
{% macro version_order(column) -%}
    (split_part({{ column }}, '.', 1)::bigint * 1000000 + coalesce(nullif(split_part({{ column }}, '.', 2), ''), '0')::bigint)
{%- endmacro %}
