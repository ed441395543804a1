package ly.ptsd.url.grant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import ly.ptsd.url.access.Machine;
import ly.ptsd.url.item.MediaKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How a media server uses a grant up and keeps the session it opened alive. It can do so for its own tenant only. */
@RestController
@RequestMapping("/api/links/machine")
class MachineGrantController {

    private final PlaybackGrants grants;
    private final WatchTimes watchTimes;

    MachineGrantController(PlaybackGrants grants, WatchTimes watchTimes) {
        this.grants = grants;
        this.watchTimes = watchTimes;
    }

    /** @param password the version of the password that the grant names; null is 0, for a link that never had one */
    record Redemption(
            @NotNull String link,
            @NotNull @Pattern(regexp = MediaKey.MEDIA) String media,
            @NotNull @Pattern(regexp = Viewer.SHAPE) String viewer,
            @Nullable @PositiveOrZero Integer password,
            @Nullable Boolean download) {}

    /**
     * @param stretches which twentieths of the item were delivered in the session, the first one in the lowest bit; null from
     *     a server that does not say
     */
    record Renewal(
            @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{22,43}")
            String session,

            @NotNull String link,
            @NotNull @Pattern(regexp = MediaKey.MEDIA) String media,
            @NotNull @Pattern(regexp = Viewer.SHAPE) String viewer,
            @PositiveOrZero @DecimalMax("1000000") double secondsDelivered,

            @Nullable @PositiveOrZero @Max(WatchTimes.ALL_STRETCHES)
            Integer stretches) {}

    @PostMapping("/grants/{grantId}/redeem")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void redeem(
            @AuthenticationPrincipal Jwt token,
            @PathVariable @Pattern(regexp = "[A-Za-z0-9_-]{16,64}") String grantId,
            @Valid @RequestBody Redemption redemption) {
        grants.redeem(
                grantId,
                redemption.link(),
                new MediaKey(Machine.of(token).tenant(), redemption.media()),
                new Viewer(redemption.viewer()),
                redemption.password() == null ? 0 : redemption.password(),
                Boolean.TRUE.equals(redemption.download()));
    }

    @PostMapping("/renewals")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void renew(@AuthenticationPrincipal Jwt token, @Valid @RequestBody Renewal renewal) {
        watchTimes.renew(
                renewal.link(),
                new MediaKey(Machine.of(token).tenant(), renewal.media()),
                new Viewer(renewal.viewer()),
                renewal.session(),
                renewal.secondsDelivered(),
                renewal.stretches() == null ? 0 : renewal.stretches());
    }
}
