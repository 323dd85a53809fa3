using CareBridge.Platform.Security;
using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Pages.OwnAccount;

/// <summary>How the pages talk on which people see to their own account.</summary>
internal sealed partial record AccountWords
{
    public required IReadOnlyDictionary<Role, string> Roles { get; init; }

    public required string Title { get; init; }

    public required string ActingAs { get; init; }

    public required string OtherPositions { get; init; }

    public required string OtherPositionsText { get; init; }

    public required string SecondTitle { get; init; }

    public required string HasSecond { get; init; }

    public required string NeedsSecond { get; init; }

    public required string MayHave { get; init; }

    public required string SetUp { get; init; }

    public required string NotSetUp { get; init; }

    public required string PasswordTitle { get; init; }

    public required string PasswordText { get; init; }

    public required string PasswordSet { get; init; }

    public required string Current { get; init; }

    public required string New { get; init; }

    public required string ChangePassword { get; init; }

    public required SessionWords Sessions { get; init; }

    public required string SessionsTitle { get; init; }

    public required string SessionsText { get; init; }

    public required string SessionsEnded { get; init; }

    public required string EndSessions { get; init; }

    public required string BackToAccount { get; init; }

    public required string SetUpNow { get; init; }

    public required string LastSecond { get; init; }

    public required string TooMany { get; init; }

    public required string Conflict { get; init; }

    public required string App { get; init; }

    public required string AppText { get; init; }

    public required string AppFirst { get; init; }

    public required string AppScan { get; init; }

    public required string AppType { get; init; }

    public required string AppCode { get; init; }

    public required string AppCodeLabel { get; init; }

    public required string AppOn { get; init; }

    public required string Picture { get; init; }

    public required string WrongCode { get; init; }

    public required string TurnOn { get; init; }

    public required string PasskeyInstead { get; init; }

    public required string RemoveApp { get; init; }

    public required string RemoveAppText { get; init; }

    public required string CodesTitle { get; init; }

    public required string CodesText { get; init; }

    public required string CodesOnce { get; init; }

    public required string CodesLeft { get; init; }

    public required string CodesKept { get; init; }

    public required string NewCodes { get; init; }

    public required string NewCodesText { get; init; }

    public required string Passkeys { get; init; }

    public required string PasskeysText { get; init; }

    public required string NoPasskeys { get; init; }

    public required string YourPasskeys { get; init; }

    public required string Name { get; init; }

    public required string Added { get; init; }

    public required string LastUsed { get; init; }

    public required string Never { get; init; }

    public required string Remove { get; init; }

    public required string RemovePasskeyText { get; init; }

    public required string AddPasskey { get; init; }

    public required string PasskeyName { get; init; }

    public required string PasskeyNameHint { get; init; }

    public required string PasskeyNeedsScript { get; init; }

    public required NoticeFormWords Notices { get; init; }

    public string NoticesTitle => Notices.Title;

    public static AccountWords In(NoticeLanguage language) => language switch
    {
        NoticeLanguage.En => English,
        NoticeLanguage.Es => Spanish,
    };

    /// <param name="action">Of the page about the account.</param>
    public string Done(string? action) => action switch
    {
        ShowAccount.Password => PasswordSet,
        ShowAccount.EndSession => Sessions.Ended,
        _ => SessionsEnded,
    };

    public string Role(Role role) => Roles[role];

    /// <param name="code">Of the refusal.</param>
    public string Refusal(string? code) => code switch
    {
        "second-factor-required" => LastSecond,
        "too-many-passkeys" => TooMany,
        _ => Conflict,
    };
}
