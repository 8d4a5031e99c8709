-- Who may be recorded: the law of a place from a day on. one-party: announced. all-parties:
-- announced, and whoever objects is not recorded. ask-first: asked, and recorded only after a yes.
-- A place that is not here is asked first. Postal codes tell where in a country somebody is, by
-- their first digits, where its states disagree; whoever's cannot be told gets the strictest.
create table contact.recording_law (
  country     char(2) not null,
  region      text not null default '',
  since       date not null,
  kind        text not null check (kind in ('one-party', 'all-parties', 'ask-first')),
  postal_from text,
  postal_to   text,
  source      text not null,
  primary key (country, region, since),
  check ((region = '') = (postal_from is null)),
  check ((postal_from is null) = (postal_to is null)),
  check (length(postal_from) = length(postal_to) and postal_from <= postal_to)
);

insert into contact.recording_law (country, since, kind, source) values
  ('DE', '2000-01-01', 'ask-first', 'Strafgesetzbuch § 201'),
  ('AT', '2000-01-01', 'ask-first', 'Strafgesetzbuch § 120'),
  ('CH', '2000-01-01', 'ask-first', 'Strafgesetzbuch Art. 179bis, 179ter'),
  ('FR', '2000-01-01', 'all-parties', 'Code pénal art. 226-1'),
  ('GB', '2018-12-31', 'all-parties',
   'Investigatory Powers (Interception by Businesses etc. for Monitoring and Record-keeping Purposes) Regulations 2018, S.I. 2018/356'),
  ('IE', '2000-01-01', 'one-party',
   'Postal and Telecommunications Services Act 1983, section 98'),
  ('NL', '2000-01-01', 'one-party', 'Wetboek van Strafrecht art. 139c'),
  ('CA', '2001-01-01', 'all-parties', 'PIPEDA, S.C. 2000, c. 5, Schedule 1, principle 4.3'),
  ('US', '2000-01-01', 'one-party', '18 U.S.C. § 2511(2)(d)');

insert into contact.recording_law (country, region, since, kind, postal_from, postal_to, source)
values
  ('US', 'California', '2000-01-01', 'all-parties', '900', '961', 'Cal. Penal Code § 632'),
  ('US', 'Connecticut', '2000-01-01', 'all-parties', '060', '069', 'Conn. Gen. Stat. § 52-570d'),
  ('US', 'Delaware', '2000-01-01', 'all-parties', '197', '199', '11 Del. C. § 1335'),
  ('US', 'Florida', '2000-01-01', 'all-parties', '320', '349', 'Fla. Stat. § 934.03'),
  ('US', 'Illinois', '2014-12-30', 'all-parties', '600', '629', '720 ILCS 5/14-2'),
  ('US', 'Maryland', '2000-01-01', 'all-parties', '206', '219',
   'Md. Code, Cts. & Jud. Proc. § 10-402'),
  ('US', 'Massachusetts', '2000-01-01', 'all-parties', '010', '027', 'Mass. Gen. Laws ch. 272, § 99'),
  ('US', 'Michigan', '2000-01-01', 'all-parties', '480', '499', 'Mich. Comp. Laws § 750.539c'),
  ('US', 'Montana', '2000-01-01', 'all-parties', '590', '599', 'Mont. Code § 45-8-213'),
  ('US', 'Nevada', '2000-01-01', 'all-parties', '889', '898', 'Nev. Rev. Stat. § 200.620'),
  ('US', 'New Hampshire', '2000-01-01', 'all-parties', '030', '038', 'N.H. Rev. Stat. § 570-A:2'),
  ('US', 'Pennsylvania', '2000-01-01', 'all-parties', '150', '196', '18 Pa. C.S. § 5704'),
  ('US', 'Washington', '2000-01-01', 'all-parties', '980', '994', 'Wash. Rev. Code § 9.73.030');
