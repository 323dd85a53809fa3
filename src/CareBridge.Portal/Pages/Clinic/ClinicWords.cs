using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Web;
using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Pages.Clinic;

/// <summary>How the pages of clinics and social services talk.</summary>
internal sealed partial record ClinicWords
{
    public required NoticeLanguage Language { get; init; }

    public static ClinicWords In(NoticeLanguage language) => language switch
    {
        NoticeLanguage.En => English,
        NoticeLanguage.Es => Spanish,
    };

    public string Of(ReferralStatus status) => Say("status", EnumCode.Of(status));

    public string Of(ReferralPriority priority) => Say("priority", EnumCode.Of(priority));

    /// <param name="isOurs">The reader's side is to do it.</param>
    public string Of(ReferralDue due, bool isOurs) => Say(isOurs ? "ours" : "theirs", EnumCode.Of(due));

    public string Of(ContactStatus status) => Say("contact", EnumCode.Of(status));

    public string Of(ContactFormat format) => Say("format", EnumCode.Of(format));

    public string Of(ParticipantReply reply) => Say("reply", EnumCode.Of(reply));

    public string Service(string code) => Say("service", code);

    public string ReasonOf(string code) => Say("reason", code);

    public string OutcomeOf(string code) => Say("outcome", code);

    public string Action(string code) => Say("action", code);

    public string Side(string code) => Say("side", code);

    /// <param name="move">One of <see cref="ReferralMoves"/>.</param>
    public string Do(string move) => Say("do", move);

    /// <summary>What is asked in words with it.</summary>
    public string TextOf(string move) => Say("text", move);

    /// <summary>What comes of it, where that is to be thought over.</summary>
    public string? Consequence(string move) => CodeWords.Find("consequence", move, Language);

    public string Category(string code) => Say("category", code);

    public string PurposeOf(string code) => Say("purpose", code);

    public string EngagementOf(string code) => Say("engagement", code);

    public string Milestone(string code) => Say("milestone", code);

    public string SupportOf(string code) => Say("support", code);

    /// <param name="code">Of its kind, or of how it was held.</param>
    public string MeetingOf(string code) => Say("meeting", code);

    public string PlanOf(string code) => Say("plan", code);

    public string StepOf(string code) => Say("step", code);

    public string AchievementOf(string code) => Say("achievement", code);

    public string RoleOf(string code) => Say("role", code);

    public string DocumentOf(string code) => Say("document", code);

    private string Say(string kind, string code) => CodeWords.Say(kind, code, Language);
}
