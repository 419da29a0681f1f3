select format('alter role %I nosuperuser nocreaterole nocreatedb noreplication', r.rolname)
from pg_roles r
where r.rolname = current_setting('slipway.owner')
  and (r.rolsuper or r.rolcreaterole or r.rolcreatedb or r.rolreplication)
