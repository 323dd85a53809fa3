using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Features.Notices;
using CareBridge.Portal.Pages.Entry;
using CareBridge.Portal.SignIn;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Pages;

/// <summary>Finds out how whoever looks at a page reads: their language, and where they are.</summary>
internal sealed class Visits(
    PortalDbContext store,
    NoticeSettings notices,
    PageSettings settings,
    SignInSettings signIn,
    IAntiforgery antiforgery,
    FormWriters writers,
    TimeProvider time)
{
    /// <summary>Set by the page's script, for whoever has told their account nothing.</summary>
    private const string ZoneCookie = "carebridge-zone";

    public async ValueTask<Visit?> ReceiveAsync(HttpContext http)
    {
        var caller = Caller.From(http.User);
        var terms = caller is null ? null : await TermsAsync(caller.Id, http.RequestAborted);
        var language = PageLanguage.Of(http, terms?.Language);
        var zone = terms?.TimeZone ?? http.Request.Cookies[ZoneCookie];
        return new Visit(
            language, () => antiforgery.GetAndStoreTokens(http), () => caller is null ? null : writers.Seal(caller.Id))
        {
            Caller = caller,
            Now = time.Now(),
            OtherLanguage = PageLanguage.SwitchOf(http.Request, language),
            TimeZone = TimeZones.IsKnown(zone) ? zone! : notices.TimeZone,
            ExitAddress = settings.ExitAddress,
            LockSeconds = (int)signIn.LockAfter.TotalSeconds,
        };
    }

    private async Task<NoticeTerms?> TermsAsync(Guid person, CancellationToken cancellation) =>
        (await store.NoticePreferences.AsNoTracking()
            .SingleOrDefaultAsync(p => p.PersonId == person, cancellation))?.Terms;
}
