using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Web;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Domain;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Portal.Features.Invitations;

/// <summary>What whoever opens an invitation's link reads. It knows nobody by name.</summary>
internal static class InvitationPage
{
    public const string SendCode = "send-code";
    public const string Join = "join";

    private const string Style = """
        input{font:inherit;padding:.5rem;border:1px solid #5b6b69;border-radius:.4rem;width:100%;box-sizing:border-box}
        button{font:inherit;padding:.7rem 1.4rem;border:0;border-radius:.4rem;background:#14615a;color:#fff}
        label{display:block}[role=alert]{color:#9b1c1c;font-weight:600}
        """;

    /// <param name="invitation">Null when there is none.</param>
    public static HtmlPage Of(
        Invitation? invitation, NoticeLanguage language, InvitationFault fault, TimeProvider time)
    {
        var words = InvitationWords.In(language);
        if (fault is InvitationFault.HasAccount or InvitationFault.AddressInUse)
            return Page(language, words.HasAccountTitle, Text(words.Fault(fault)), StatusCodes.Status409Conflict);
        if (fault == InvitationFault.TooOften)
            return Page(language, words.TooOftenTitle, Text(words.TooOften), StatusCodes.Status429TooManyRequests);
        return fault == InvitationFault.NotEligible ? Closed(language) : invitation?.StatusAt(time.Now()) switch
        {
            InvitationStatus.Open => Form(invitation, language, fault, time.Now()),
            InvitationStatus.Accepted => Page(language, words.DoneTitle, Text(words.Done)),
            InvitationStatus.Expired or InvitationStatus.Revoked or null => Closed(language),
        };
    }

    /// <summary>The same whether there never was such a link or it has ended.</summary>
    public static HtmlPage Closed(NoticeLanguage language)
    {
        var words = InvitationWords.In(language);
        return Page(language, words.ClosedTitle, Text(words.Closed), StatusCodes.Status404NotFound);
    }

    private static HtmlPage Form(
        Invitation invitation, NoticeLanguage language, InvitationFault fault, DateTimeOffset now)
    {
        var words = InvitationWords.In(language);
        var isProved = invitation.Channel == Channel.Email || invitation.Email?.ConfirmedAt is not null;
        var isAsked = isProved || invitation.Email?.IsOpen(now) == true;
        var error = fault == InvitationFault.None ? "" : $"""<p id="error" role="alert">{words.Fault(fault)}</p>""";
        var fields = isAsked ? (isProved ? "" : Code(words)) + Password(words) : Email(words, words.Email);
        var again = isAsked && !isProved ? Filled(language, Email(words, words.NotCome)) : "";
        var other = language == NoticeLanguage.En ? ("es", "Español") : ("en", "English");
        return Page(
            language,
            words.Title,
            $"""
            {Text(isProved ? words.WithThisAddress : isAsked ? words.CodeSent : words.WithWhichAddress)}
            {error}
            {Filled(language, fields)}
            {again}
            {(IsForPosition(invitation.Role) ? Filled(language, Known(words)) : "")}
            <p><a href="?language={other.Item1}" lang="{other.Item1}">{other.Item2}</a></p>
            """,
            fault == InvitationFault.None ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static string Filled(NoticeLanguage language, string fields) => $"""
        <form method="post">
        <input type="hidden" name="language" value="{EnumCode.Of(language)}">
        {fields}
        </form>
        """;

    private static string Email(InvitationWords words, string label) => $"""
        <p><label for="email">{label}</label>
        <input id="email" name="email" type="email" maxlength="{EmailAddress.MaxLength}" autocomplete="username"
         required aria-describedby="error"></p>
        <p><button name="action" value="{SendCode}">{words.Send}</button></p>
        """;

    private static string Code(InvitationWords words) => $"""
        <p><label for="code">{words.Code}</label>
        <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required
         aria-describedby="error"></p>
        """;

    private static string Password(InvitationWords words) => $"""
        <p><label for="password">{words.Password}</label>
        <input id="password" name="password" type="password" autocomplete="new-password" required
         minlength="{AccountRegistration.MinPasswordLength}" maxlength="{AccountRegistration.MaxPasswordLength}"
         aria-describedby="error"></p>
        <p><button name="action" value="accept">{words.Accept}</button></p>
        """;

    /// <summary>Participants and administrators have no positions.</summary>
    private static bool IsForPosition(Role role) => role is not (Role.Participant or Role.Administrator);

    private static string Known(InvitationWords words) => $"""
        <h2>{words.KnownTitle}</h2><p>{words.Known}</p>
        <p><label for="known-email">{words.Email}</label>
        <input id="known-email" name="email" type="email" maxlength="{EmailAddress.MaxLength}"
         autocomplete="username" required aria-describedby="error"></p>
        <p><label for="known-password">{words.KnownPassword}</label>
        <input id="known-password" name="password" type="password" autocomplete="current-password" required
         maxlength="{AccountRegistration.MaxPasswordLength}" aria-describedby="error"></p>
        <p><button name="action" value="{Join}">{words.Join}</button></p>
        """;

    private static string Text(string text) => $"<p>{HtmlPage.Encode(text)}</p>";

    private static HtmlPage Page(
        NoticeLanguage language, string title, string body, int status = StatusCodes.Status200OK) => new()
        {
            Language = EnumCode.Of(language),
            Title = $"{title} - CareBridge",
            Main = $"<h1>{HtmlPage.Encode(title)}</h1>{body}",
            Style = Style,
            Status = status,
        };
}
