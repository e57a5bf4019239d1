-- Who takes care of the network is asked at every start: a look, not a walk past everybody. The table's rules stay.
create index people_role on people (role, state);
