select format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)),
       case
         when p.prokind <> 'a' then pg_get_functiondef(p.oid)
         else (
           select concat_ws(' ', 'aggregate returns', pg_get_function_result(p.oid),
                    'by', a.aggtransfn::text, 'state', format_type(a.aggtranstype, null),
                    'final ' || nullif(a.aggfinalfn::text, '-'),
                    'combine ' || nullif(a.aggcombinefn::text, '-'),
                    'starting with ' || quote_literal(a.agginitval))
           from pg_aggregate a
           where a.aggfnoid = p.oid)
       end
from pg_proc p
join pg_namespace n on n.oid = p.pronamespace
where {ours} and {free pg_proc p.oid}
