select format('%I.%I', n.nspname, s.stxname), pg_get_statisticsobjdef(s.oid)
from pg_statistic_ext s
join pg_namespace n on n.oid = s.stxnamespace
where {ours} and {free pg_statistic_ext s.oid}
