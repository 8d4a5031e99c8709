package org.dunwell.contact.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import org.dunwell.contact.correspondence.Attachment;
import org.dunwell.contact.correspondence.Correspondence;
import org.dunwell.contact.correspondence.PersonalMail;
import org.dunwell.contact.web.WriteDesk.Desk;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.files.FileName;
import org.dunwell.platform.files.FileType;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Writing a mail to a customer: choose whom and what to begin with, write, look at it, send it. */
@Controller
class WritePages {

  private final WriteDesk desk;
  private final Correspondence correspondence;

  WritePages(WriteDesk desk, Correspondence correspondence) {
    this.desk = desk;
    this.correspondence = correspondence;
  }

  @GetMapping("/customers/{number}/write")
  String begin(
      @PathVariable String number,
      @RequestParam(required = false) Long contact,
      @RequestParam(required = false) Long entity,
      @RequestParam(defaultValue = "personal") String template,
      @RequestParam(required = false) Long mail,
      Principal who,
      Model model,
      HttpServletResponse response) {
    Desk open = desk.open(number, contact, entity);
    model.addAttribute("desk", open);
    model.addAttribute("template", template);
    model.addAttribute("choices", WriteStart.CHOICES);
    if (open.canWrite()) {
      try {
        WriteStart.Wish wish = new WriteStart.Wish(template, mail, who.getName());
        model.addAttribute("form", desk.start(open, wish));
      } catch (BrokenRule refused) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("impossible", refused.getMessage());
        model.addAttribute(
            "form", desk.start(open, new WriteStart.Wish("personal", mail, who.getName())));
      }
    }
    return "contact/write";
  }

  @PostMapping("/customers/{number}/write")
  String send(
      @PathVariable String number,
      @ModelAttribute WriteForm form,
      @RequestParam(required = false) List<MultipartFile> files,
      @RequestParam(defaultValue = "send") String action,
      Principal who,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash)
      throws IOException {
    Desk open = desk.open(number, form.contact(), form.entity());
    try {
      PersonalMail mail = desk.mail(open, form, attachments(files), who.getName());
      if (action.equals("preview")) {
        model.addAttribute("preview", correspondence.preview(mail));
        return again(open, form, model);
      }
      long id = correspondence.write(mail);
      flash.addFlashAttribute("done", "Your mail leaves shortly; until then you can take it back.");
      return "redirect:" + (form.mail() == null ? "/messages/" + id : "/mail/" + form.mail());
    } catch (BrokenRule | NotThere refused) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      model.addAttribute("refused", refused.getMessage());
      return again(open, form, model);
    }
  }

  private static String again(Desk open, WriteForm form, Model model) {
    model.addAttribute("desk", open);
    model.addAttribute("template", "");
    model.addAttribute("choices", WriteStart.CHOICES);
    model.addAttribute("form", form);
    return "contact/write";
  }

  private static List<Attachment> attachments(List<MultipartFile> files) throws IOException {
    List<Attachment> attachments = new ArrayList<>();
    for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
      if (!file.isEmpty()) {
        byte[] bytes = file.getBytes();
        attachments.add(
            new Attachment(
                FileName.safe(file.getOriginalFilename()), FileType.of(bytes).mediaType(), bytes));
      }
    }
    return attachments;
  }
}
