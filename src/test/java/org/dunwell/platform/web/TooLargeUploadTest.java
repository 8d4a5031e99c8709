package org.dunwell.platform.web;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

class TooLargeUploadTest {

  @RestController
  static class Upload {

    @PostMapping("/api/files")
    void take() {
      throw new MaxUploadSizeExceededException(DataSize.ofMegabytes(3).toBytes());
    }
  }

  final MockMvc web =
      MockMvcBuilders.standaloneSetup(new Upload())
          .setControllerAdvice(new ErrorAnswers(List.of(), DataSize.ofMegabytes(3)))
          .build();

  @Test
  void whoSendsTooMuchIsToldTheLimitAndTheWayRoundIt() throws Exception {
    web.perform(post("/api/files").accept(MediaType.APPLICATION_JSON))
        .andExpect(status().isPayloadTooLarge())
        .andExpect(
            jsonPath("$.detail")
                .value(allOf(containsString("At most 3 MB"), containsString("Pack the file"))));
  }
}
