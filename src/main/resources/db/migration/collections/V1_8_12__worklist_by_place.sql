-- The list is read by place, most points first: the order of its pages and its count come from the
-- index alone, however many customers are past due and left out.
create index worklist_line_place on collections.worklist_line (place, points desc, customer_id);
drop index collections.worklist_line_points;
