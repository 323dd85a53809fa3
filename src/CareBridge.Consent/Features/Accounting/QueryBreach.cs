using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Features.Accounting;

/// <summary>
/// After a breach: what the officer's organization disclosed to a client, person or organization, or within a time; of
/// whom, and under which consents.
/// </summary>
internal static class QueryBreach
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/breach-query", HandleAsync)
            .ProducesReport<BreachPage>()
            .RequireRole(Role.PrivacyOfficer).ShowsOwn();

    /// <summary>JSON in pages, the other formats whole.</summary>
    private static async Task<IResult> HandleAsync(
        [AsParameters] BreachQuestion question,
        [AsParameters] PageRequest page,
        [AsParameters] ReportRequest form,
        Caller caller,
        ConsentDbContext store,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var (format, language) = form.Read();
        var lines = question.In(store, caller.Organization);
        var list = new DisclosureList(store);
        if (format == ReportFormat.Json)
        {
            var found = await list.PageAsync(lines, page, language, cancellation);
            return Results.Ok(new BreachPage(await SumUpAsync(lines, cancellation), found.Items, found.Next));
        }
        var words = AccountingWords.In(language);
        var report = new Report<DisclosureView>
        {
            Name = "breach-query",
            Title = words.Disclosures,
            Subtitle = ReportText.Fill(
                words.Period,
                question.Since is { } since ? ReportText.Day(since) : "…",
                ReportText.Day(question.Until ?? time.Now())),
            Nothing = words.Nothing,
            Language = language,
            Columns = Columns,
            Rows = list.AllAsync(lines, language),
        };
        return format == ReportFormat.Csv ? report.AsCsv() : report.AsHtml();
    }

    private static async Task<BreachSummary> SumUpAsync(
        IQueryable<DisclosureRecord> lines, CancellationToken cancellation) =>
        await lines.GroupBy(_ => 1)
            .Select(all => new BreachSummary(
                all.LongCount(),
                all.Select(line => line.ParticipantId).Distinct().LongCount(),
                all.Select(line => line.ConsentId).Distinct().LongCount(id => id != null),
                all.LongCount(line => line.ConsentId == null)))
            .SingleOrDefaultAsync(cancellation)
            ?? new BreachSummary(0, 0, 0, 0);

    /// <summary>Codes and ids, for whoever matches them with other records.</summary>
    private static IReadOnlyList<Column<DisclosureView>> Columns { get; } =
    [
        new("disclosedAt", line => ReportText.Moment(line.DisclosedAt)),
        new("participantId", line => line.ParticipantId.ToString()),
        new("recipientOrganization", line => line.RecipientName ?? ""),
        new("recipientOrganizationId", line => line.RecipientOrganizationId.ToString()),
        new("recipientId", line => line.RecipientId.ToString()),
        new("categories", line => string.Join(
            ' ', line.Items.Select(item => EnumCode.Of(item.Category.Code)).Distinct())),
        new("records", line => string.Join(
            ' ', line.Items.Select(item => $"{item.ResourceType}/{item.ResourceId}/_history/{item.ResourceVersion}"))),
        new("purpose", line => EnumCode.Of(line.Purpose.Code)),
        new("consentId", line => line.ConsentId?.ToString() ?? ""),
        new("emergencyNature", line => line.Emergency?.NatureCode ?? ""),
        new("emergencyDisclosedBy", line => line.Emergency?.DisclosedBy.ToString() ?? ""),
        new("breakGlassId", line => line.BreakGlassId?.ToString() ?? ""),
        new("disclosureId", line => line.DisclosureId.ToString()),
        new("id", line => line.Id.ToString()),
    ];
}

/// <summary>At least one of them.</summary>
/// <param name="RecipientId">The client or person that received it.</param>
/// <param name="Until">Not included.</param>
internal sealed record BreachQuestion(
    [FromQuery(Name = "recipientId")] Guid? RecipientId = null,
    [FromQuery(Name = "recipientOrganizationId")] Guid? RecipientOrganizationId = null,
    [FromQuery(Name = "participantId")] Guid? ParticipantId = null,
    [FromQuery(Name = "since")] DateTimeOffset? Since = null,
    [FromQuery(Name = "until")] DateTimeOffset? Until = null)
{
    public IQueryable<DisclosureRecord> In(ConsentDbContext store, Guid discloser)
    {
        var isAsked = RecipientId is not null || RecipientOrganizationId is not null || ParticipantId is not null
            || Since is not null || Until is not null;
        new Check()
            .That(
                isAsked,
                "recipientId",
                "Give this, recipientOrganizationId, participantId, since or until: what the breach concerns.")
            .ThrowIfAny();
        var lines = store.DisclosuresWithin(Since, Until).Where(d => d.DiscloserOrganizationId == discloser);
        if (RecipientId is { } recipient) lines = lines.Where(d => d.RecipientId == recipient);
        if (RecipientOrganizationId is { } organization)
            lines = lines.Where(d => d.RecipientOrganizationId == organization);
        if (ParticipantId is { } participant) lines = lines.Where(d => d.ParticipantId == participant);
        return lines;
    }
}

/// <param name="Lines">Of the accounting, on all pages; so are the others.</param>
/// <param name="Emergencies">Lines that rest on no consent but on a medical emergency.</param>
internal sealed record BreachSummary(long Lines, long Participants, long Consents, long Emergencies);

internal sealed record BreachPage(BreachSummary Summary, IReadOnlyList<DisclosureView> Items, string? Next);
