using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Privacy;

/// <summary>The accounting of disclosures of one participant (42 CFR 2.25), and to whom (2.24).</summary>
internal static class SearchAccounting
{
    public const string Path = "/privacy/disclosures";

    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, ShowAsync).RequireRole(Role.PrivacyOfficer);
        pages.MapPost(Path, FindAsync).RequireRole(Role.PrivacyOfficer);
    }

    public static string AddressOf(Guid participantId, string? rest = null) =>
        $"{Path}?participant={participantId}{rest}";

    /// <summary>Whom a name means: it is sent in the form, for addresses are written down.</summary>
    private static async Task<IResult> FindAsync(
        HttpContext http, Visit visit, ServiceApi api, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var (faults, found) = await api.SearchAsync($"{form["name"]}");
        return visit.Show<AccountingPage>(
            new AccountingPage.Shown { Found = found?.Items, Faults = faults }, faults.Status);
    }

    /// <param name="to">The recipient; none chosen is all.</param>
    private static async Task<IResult> ShowAsync(
        Visit visit,
        ServiceApi api,
        Guid? participant = null,
        [FromQuery(Name = "recipient")] string? to = null,
        string? since = null,
        string? until = null,
        string? after = null)
    {
        if (participant is not { } id) return visit.Show<AccountingPage>(new AccountingPage.Shown());
        Guid? recipient = Guid.TryParse(to, out var chosen) ? chosen : null;
        var period = new Period(since, until);
        var query = Query(id, recipient, period, visit);
        var page = new QueryBuilder(query) { { "limit", $"{PageSize}" } };
        if (after is not null) page.Add("after", after);
        var lines = await api.ReadAsync<PageAnswer<AccountedAnswer>>(PrivacyApi.Disclosures + page);
        var recipients = await api.ReadAsync<ItemsAnswer<RecipientAnswer>>(PrivacyApi.Recipients + query);
        return visit.Show<AccountingPage>(new AccountingPage.Shown
        {
            Person = (await api.OwnPeopleAsync([id])).GetValueOrDefault(id) ?? new PersonAnswer(id, "", ""),
            Recipient = recipient,
            Period = period,
            Lines = lines,
            Recipients = recipients.Items,
            Query = query.ToString(),
            Next = lines.Next is { } next ? NextOf(id, recipient, period, next) : null,
            Places = await api.PlacesAsync(),
        });
    }

    private static QueryBuilder Query(Guid participant, Guid? recipient, Period period, Visit visit)
    {
        var query = new QueryBuilder { { "participantId", $"{participant}" } };
        if (recipient is { } organization) query.Add("recipientOrganizationId", $"{organization}");
        return period.AddTo(query, visit.Times);
    }

    private static string NextOf(Guid participant, Guid? recipient, Period period, string after)
    {
        var query = period.AddTo(new QueryBuilder { { "participant", $"{participant}" }, { "after", after } });
        if (recipient is { } organization) query.Add("recipient", $"{organization}");
        return Path + query;
    }
}
