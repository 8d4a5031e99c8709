package org.dunwell.workspace;

import java.security.Principal;
import java.time.Clock;
import java.util.List;
import org.dunwell.collections.worklist.Worklist;
import org.dunwell.disputes.departments.Departments;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.security.Group;
import org.dunwell.platform.security.Users;
import org.dunwell.receivables.Access;
import org.dunwell.workspace.process.Incidents;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The start page. */
@Controller
class HomePage {

  private static final int NEWS = 15;

  /** Lines of the worklist: what fits above the fold. */
  private static final int FIRST = 5;

  private final HomePageMapper home;
  private final CasePageMapper cases;
  private final Worklist worklist;
  private final Troubles troubles;
  private final Incidents incidents;
  private final Departments departments;
  private final Users users;
  private final Access access;
  private final Clock clock;

  HomePage(
      HomePageMapper home,
      CasePageMapper cases,
      Worklist worklist,
      Troubles troubles,
      Incidents incidents,
      Departments departments,
      Users users,
      Access access,
      Clock clock) {
    this.home = home;
    this.cases = cases;
    this.worklist = worklist;
    this.troubles = troubles;
    this.incidents = incidents;
    this.departments = departments;
    this.users = users;
    this.access = access;
    this.clock = clock;
  }

  @GetMapping("/")
  String page(Principal who, Model model) {
    model.addAttribute("disputes", disputes(who.getName()));
    model.addAttribute("first", worklist.first(who.getName(), FIRST));
    var steps = cases.steps();
    model.addAttribute("steps", steps);
    model.addAttribute("running", steps.stream().mapToLong(CasePageMapper.StepCount::cases).sum());
    model.addAttribute("pastDue", home.pastDue(clock.instant()));
    model.addAttribute("counts", home.counts());
    if (!access.isLimited()) {
      model.addAttribute("wrong", troubles.countOpen() + incidents.count());
    }
    model.addAttribute("news", home.news(NEWS));
    return "workspace/home";
  }

  private List<HomePageMapper.DisputeLine> disputes(String user) {
    return home.disputes(
        user,
        departments.ofUser(user).toArray(String[]::new),
        users.isIn(user, Group.CREDIT_MANAGERS),
        clock.instant(),
        FIRST);
  }
}
