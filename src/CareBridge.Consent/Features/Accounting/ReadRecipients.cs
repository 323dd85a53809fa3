using System.Globalization;
using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Consent.Features.Accounting;

/// <summary>The intermediary's list of recipients (42 CFR 2.24): to whom, when, and in brief what.</summary>
internal static class ReadRecipients
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/recipients", HandleAsync)
            .ProducesReport<Page<RecipientView>>()
            .RequireRole(Role.Participant, Role.PrivacyOfficer).ShowsOwn();

    private static async Task<IResult> HandleAsync(
        [AsParameters] AccountingQuestion question,
        [AsParameters] ReportRequest form,
        ConsentDbContext store,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var (format, language) = form.Read();
        var now = time.Now();
        var lines = new DisclosureList(store).AllAsync(question.In(store, now), language, cancellation);
        var recipients = await SumUpAsync(lines);
        if (format == ReportFormat.Json) return Results.Ok(new Page<RecipientView>(recipients, Next: null));

        var words = AccountingWords.In(language);
        var report = new Report<RecipientView>
        {
            Name = "recipients",
            Title = words.Recipients,
            Subtitle = question.Period(words, now),
            Nothing = words.Nothing,
            Language = language,
            Columns = Columns(words),
            Rows = recipients.ToAsyncEnumerable(),
        };
        return format == ReportFormat.Csv ? report.AsCsv() : report.AsHtml();
    }

    /// <summary>Whoever received something last stands first.</summary>
    private static async Task<IReadOnlyList<RecipientView>> SumUpAsync(IAsyncEnumerable<DisclosureView> lines)
    {
        var recipients = new Dictionary<Guid, RecipientView>();
        await foreach (var line in lines)
        {
            var id = line.RecipientOrganizationId;
            recipients[id] = recipients.TryGetValue(id, out var known) ? known.With(line) : RecipientView.Of(line);
        }
        return [.. recipients.Values.OrderByDescending(recipient => recipient.LastAt)];
    }

    private static IReadOnlyList<Column<RecipientView>> Columns(AccountingWords words) =>
    [
        new(words.To, recipient => recipient.Name ?? recipient.OrganizationId.ToString()),
        new(words.What, recipient => string.Join("; ", recipient.Categories.Select(category => category.Description))),
        new(words.FirstTime, recipient => ReportText.Moment(recipient.FirstAt)),
        new(words.LastTime, recipient => ReportText.Moment(recipient.LastAt)),
        new(words.Times, recipient => recipient.Disclosures.ToString(CultureInfo.InvariantCulture)),
    ];
}

/// <param name="Disclosures">How many lines of the accounting name the recipient.</param>
internal sealed record RecipientView(
    Guid OrganizationId,
    string? Name,
    IReadOnlyList<Described<DisclosureCategory>> Categories,
    DateTimeOffset FirstAt,
    DateTimeOffset LastAt,
    long Disclosures)
{
    public static RecipientView Of(DisclosureView line) => new(
        line.RecipientOrganizationId, line.RecipientName, CategoriesOf(line), line.DisclosedAt, line.DisclosedAt, 1);

    /// <param name="earlier">A line that is no newer than those before.</param>
    public RecipientView With(DisclosureView earlier) => this with
    {
        Categories = [.. Categories.Union(CategoriesOf(earlier)).OrderBy(category => category.Code)],
        FirstAt = earlier.DisclosedAt,
        Disclosures = Disclosures + 1,
    };

    private static IReadOnlyList<Described<DisclosureCategory>> CategoriesOf(DisclosureView line) =>
        [.. line.Items.Select(item => item.Category).Distinct().OrderBy(category => category.Code)];
}
