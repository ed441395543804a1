package ly.ptsd.user.export;

import jakarta.servlet.http.HttpServletRequest;
import ly.ptsd.platform.jwt.Caller;
import ly.ptsd.user.account.AccountId;
import ly.ptsd.user.device.Requesters;
import ly.ptsd.user.session.AccessTokenIssuer;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hands the owner a file with everything that is known about them here. */
@RestController
class ExportController {

    private static final String ATTACHMENT = ContentDisposition.attachment()
            .filename("ptsd-account.json")
            .build()
            .toString();

    private final AccountExports exports;
    private final Requesters requesters;

    ExportController(AccountExports exports, Requesters requesters) {
        this.exports = exports;
        this.requesters = requesters;
    }

    @GetMapping(path = "/api/users/me/export", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AccountExport> export(@AuthenticationPrincipal Jwt token, HttpServletRequest request) {
        var account = new AccountId(Caller.of(token).account());
        var session = AccessTokenIssuer.session(token).orElse(null);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, ATTACHMENT)
                .body(exports.make(account, session, requesters.of(request)));
    }
}
