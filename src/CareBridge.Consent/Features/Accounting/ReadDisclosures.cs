using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Consent.Features.Accounting;

/// <summary>
/// The accounting of disclosures (42 CFR 2.25): a participant's own, or what one organization disclosed of one.
/// </summary>
internal static class ReadDisclosures
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/disclosures", HandleAsync)
            .ProducesReport<Page<DisclosureView>>()
            .RequireRole(Role.Participant, Role.PrivacyOfficer).ShowsOwn();

    /// <summary>JSON in pages, the other formats whole.</summary>
    private static async Task<IResult> HandleAsync(
        [AsParameters] AccountingQuestion question,
        [AsParameters] PageRequest page,
        [AsParameters] ReportRequest form,
        ConsentDbContext store,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var (format, language) = form.Read();
        var now = time.Now();
        var lines = question.In(store, now);
        var list = new DisclosureList(store);
        if (format == ReportFormat.Json)
        {
            var found = await list.PageAsync(lines, page, language, cancellation);
            return Results.Ok(question.Caller.Role == Role.Participant
                ? found.Select(line => line with { Sequence = null })
                : found);
        }

        var words = AccountingWords.In(language);
        var report = new Report<DisclosureView>
        {
            Name = "disclosures",
            Title = words.Disclosures,
            Subtitle = question.Period(words, now),
            Nothing = words.Nothing,
            Language = language,
            Columns = Columns(words),
            Rows = list.AllAsync(lines, language),
        };
        return format == ReportFormat.Csv ? report.AsCsv() : report.AsHtml();
    }

    private static IReadOnlyList<Column<DisclosureView>> Columns(AccountingWords words) =>
    [
        new(words.When, line => ReportText.Moment(line.DisclosedAt)),
        new(words.From, line => line.DiscloserName ?? line.DiscloserOrganizationId.ToString()),
        new(words.To, line => line.RecipientName ?? line.RecipientOrganizationId.ToString()),
        new(words.Recipient, line => line.RecipientId.ToString(), InFileOnly: true),
        new(words.What, What),
        new(words.Records, line => string.Join(' ', line.Items.Select(Name)), InFileOnly: true),
        new(words.Why, line => line.Purpose.Description),
        new(words.Ground, line => Ground(line, words)),
        new(words.DisclosureId, line => line.DisclosureId.ToString(), InFileOnly: true),
    ];

    private static string What(DisclosureView line) =>
        string.Join("; ", line.Items.Select(item => item.Category.Description).Distinct());

    private static string Name(DisclosedItemView item) =>
        $"{item.ResourceType}/{item.ResourceId}/_history/{item.ResourceVersion}";

    private static string Ground(DisclosureView line, AccountingWords words) => line.ConsentId is { } consent
        ? ReportText.Fill(words.UnderConsent, consent)
        : ReportText.Fill(words.InEmergency, line.Emergency?.NatureCode);
}
