insert into orders (product, quantity, placed)
select (array['anchor', 'rope', 'lamp'])[1 + n % 3], 1 + n % 7, timestamptz '2026-01-01' + n * interval '1 minute'
from generate_series(1, 20000) n;
