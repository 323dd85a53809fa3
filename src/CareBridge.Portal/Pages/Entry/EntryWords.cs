using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Pages.Entry;

/// <summary>How the pages talk by which people come in and prove who they are.</summary>
internal sealed partial record EntryWords
{
    public required string Code { get; init; }

    public required string CodeHint { get; init; }

    public required string UsePasskey { get; init; }

    public required string NoPasskey { get; init; }

    public required string NoSuchPasskey { get; init; }

    public required string WrongCode { get; init; }

    public required string Lockout { get; init; }

    public required string TooLate { get; init; }

    public required string PasswordChanged { get; init; }

    public required string SecondTitle { get; init; }

    public required string Second { get; init; }

    public required string LostAll { get; init; }

    public required string GoOn { get; init; }

    public required string UnlockTitle { get; init; }

    public required string Unlock { get; init; }

    public required string UnlockKept { get; init; }

    public required string LockedText { get; init; }

    public required string OrCode { get; init; }

    public required string SomebodyElse { get; init; }

    public required string LinkInstead { get; init; }

    public required string LinkTitle { get; init; }

    public required string LinkText { get; init; }

    public required string Forgotten { get; init; }

    public required string ForgottenText { get; init; }

    public required string SendBy { get; init; }

    public required string ByEmail { get; init; }

    public required string ByText { get; init; }

    public required string SendLink { get; init; }

    public required string NoMail { get; init; }

    public required string LinkAsked { get; init; }

    public required string LinkAskedHint { get; init; }

    public required string BackToSignIn { get; init; }

    public required string LinkOpen { get; init; }

    public required string LinkClosedTitle { get; init; }

    public required string LinkClosed { get; init; }

    public required string NewPasswordTitle { get; init; }

    public required string NewPasswordText { get; init; }

    public required string NewPassword { get; init; }

    public required string SetPassword { get; init; }

    public required string WeakPassword { get; init; }

    public static EntryWords In(NoticeLanguage language) => language switch
    {
        NoticeLanguage.En => English,
        NoticeLanguage.Es => Spanish,
    };

    /// <summary>Null where there is nothing to say, or the page says it itself.</summary>
    public string? Of(EntryNews news) => news switch
    {
        EntryNews.None or EntryNews.SessionEnded => null,
        EntryNews.Wrong => WrongCode,
        EntryNews.NoSuchPasskey => NoSuchPasskey,
        EntryNews.TooLate => TooLate,
        EntryNews.PasswordChanged => PasswordChanged,
    };
}
