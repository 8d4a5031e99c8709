package org.dunwell.platform.security;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class SignInPage {

  @GetMapping("/login")
  String page(@RequestParam(required = false) Long wait, Model model) {
    model.addAttribute("wait", wait);
    return "platform/login";
  }
}
