using CareBridge.Contracts.Aftercare;

namespace CareBridge.Portal.Pages.Participant;

/// <summary>The whole record in sentences.</summary>
internal sealed class RecordLines(Visit visit, ReadableRecord.Shown record)
{
    private readonly MyWords _my = new(visit.Language);
    private readonly RecordWords _words = new(visit.Language);
    private readonly ConsentWords _consents = new(visit.Language);
    private readonly SeenWords _seen = new(visit.Language);
    private readonly CheckInWords _checkIns = new(visit.Language);
    private readonly PathWords _path = new(visit.Language);
    private readonly CircleWords _circle = new(visit.Language);
    private readonly ReferralWords _referrals = new(visit.Language);
    private readonly Crisis.CrisisWords _crises = Crisis.CrisisWords.In(visit.Language);

    private PageTimes Times => visit.Times;

    public IReadOnlyList<(string Title, IReadOnlyList<string> Lines)> All =>
    [
        (_words.AboutMe, [.. AboutMe()]),
        (_words.WhoServes, [.. record.Serving.Select(one => one.Name)]),
        (_my.Consents, [.. record.Consents.Select(Consent)]),
        (_my.Seen, [.. record.Seen.Select(Seen)]),
        (_my.CheckIns, [.. record.CheckIns.Select(CheckIn)]),
        (_path.DaysTitle, record.Days is { } days ? [$"{_path.DaysInAll(days)} {_path.ThisRun(days)}"] : []),
        (_path.ReachedTitle, [.. record.Milestones.Select(one =>
            $"{Times.Of(one.ReachedOn)}: {_path.Milestone(one)}")]),
        (_my.Plan, [.. record.Plans.SelectMany(Plan)]),
        (_path.GoalsTitle, [.. record.Goals.Select(one =>
            $"{one.Words} ({_path.Of(one.Status)}; {_path.Of(one.Achievement)})")]),
        (_my.Circle, [.. record.Circles.SelectMany(one => one.Members).Select(Member)]),
        (_my.Meetings, [.. record.Attended.Select(one =>
            $"{Times.Of(one.StartedAt)}: {_circle.Of(one.Kind)}, {_circle.Of(one.Format)}, {one.Minutes} min "
            + $"({_circle.Of(one.Status)})")]),
        (_my.Referrals, [.. record.Referrals.Select(Referral)]),
        (_words.Crises, [.. record.Raised.Select(one => $"{Times.Of(one.RaisedAt)}: {_crises.Of(one.Status)}")]),
        (_words.Messages, [.. record.Messages.Select(one => $"{Times.Of(one.SentAt)}: {string.Join(" ", one.Text)}")]),
        (_words.Papers, [.. record.Documents.Select(one => $"{Times.Of(one.DatedAt)}: {one.Title} {one.Description}")]),
    ];

    private IEnumerable<string> AboutMe()
    {
        if (record.Preferences?.PreferredName is { } name) yield return $"{_words.WhatILikeToBeCalled}: {name}";
        if (record.Preferences?.Pronouns is { } pronouns) yield return $"{_words.Pronouns}: {pronouns}";
    }

    private string Consent(ConsentAnswer one) =>
        $"{Times.Of(one.RequestedAt)}: {record.Names.Of(one.DiscloserOrganizationIds)} → "
        + $"{string.Join(", ", SharingTable.RecipientsOf(one, record.Names))}: "
        + $"{string.Join("; ", one.Categories.Select(category => category.Description))} "
        + $"({_consents.Of(one.Status)}. {_consents.Ends(one, Times)})";

    private string Seen(SeenAnswer one) =>
        $"{Times.Of(one.DisclosedAt)}: {one.RecipientName ?? _seen.Somebody} {_seen.Saw} "
        + $"{string.Join(", ", one.Items.Select(item => _my.Of(item.Category.Code)).Distinct())}"
        + (one.Emergency is null ? "" : $" ({_seen.Emergency})");

    private string CheckIn(CheckInAnswer one) =>
        $"{Times.Of(one.HeldAt)}: {_checkIns.InWords(one)}{(one.Reflection is { } words ? $" “{words}”" : "")}";

    private IEnumerable<string> Plan(PlanAnswer plan) =>
        plan.Steps.Select(step => $"{step.Description} ({_path.Of(step.Status)})")
            .Prepend(plan.Description is { } more ? $"{plan.Title}: {more}" : plan.Title)
            .Concat(plan.Goals).Concat(plan.Notes);

    private string Member(MemberAnswer one) =>
        $"{one.Name ?? record.Names.Of(one.MemberOrganizationId)}: {_circle.RoleOf(one.RoleCode)}"
        + (one.Status == CircleMemberStatus.Current ? "" : $" ({_circle.EndTitle})");

    private string Referral(ReferralAnswer one) =>
        $"{Times.Of(one.AuthoredAt)}: {_referrals.Service(one.ServiceCode)}. "
        + _referrals.FromTo(
            record.Names.Of(one.ReferringOrganizationId), record.Names.Of(one.ReceivingOrganizationId))
        + $". {_referrals.Of(one.Status)}{(one.Reason is { } reason ? $" “{reason}”" : "")}";
}
