using Microsoft.AspNetCore.Http.Extensions;

namespace CareBridge.Portal.Pages.Privacy;

/// <summary>Where a privacy officer's pages find what they show.</summary>
internal static class PrivacyApi
{
    public const string Disclosures = "/api/consent/disclosures";
    public const string ByRecipient = Disclosures + "/by-recipient";
    public const string Recipients = "/api/consent/recipients";
    public const string Breach = "/api/consent/breach-query";
    public const string Expiring = "/api/consent/consents/expiring";
    public const string BreakGlass = "/api/consent/break-glass";
    public const string Notices = "/api/consent/notices";
    public const string Holds = "/api/directory/legal-holds";
    public const string Verify = "/api/consent/accounting/verify";
}

/// <summary>Days from which and to which something is looked for, both included, as they stand in the form.</summary>
public sealed record Period(string? Since, string? Until)
{
    internal QueryBuilder AddTo(QueryBuilder query, PageTimes times)
    {
        if (Start(Since, times) is { } since) query.Add("since", PageTimes.Machine(since));
        if (Start(Until, times) is { } until) query.Add("until", PageTimes.Machine(times.NextDay(until)));
        return query;
    }

    /// <summary>As a page's own address says it.</summary>
    internal QueryBuilder AddTo(QueryBuilder query)
    {
        if (Since is { Length: > 0 } since) query.Add("since", since);
        if (Until is { Length: > 0 } until) query.Add("until", until);
        return query;
    }

    internal bool IsAsked(PageTimes times) => Start(Since, times) is not null || Start(Until, times) is not null;

    private static DateTimeOffset? Start(string? day, PageTimes times) => times.Read($"{day}T00:00");
}
