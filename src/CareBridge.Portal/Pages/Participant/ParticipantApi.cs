using CareBridge.Platform.Domain;
using CareBridge.Platform.Web;
using CareBridge.Portal.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace CareBridge.Portal.Pages.Participant;

/// <summary>Where a participant's pages find what they show, which is about the reader alone.</summary>
internal static class ParticipantApi
{
    public const string Consents = "/api/consent/consents";
    public const string Disclosures = "/api/consent/disclosures";
    public const string Recipients = "/api/consent/recipients";
    public const string Referrals = "/api/referrals/referrals";
    public const string Aftercare = "/api/aftercare";
    public const string SafetyPlans = "/api/crisis/safety-plans";
    public const string NoticeSettings = "/api/portal/notices/settings";
    public const string GroupSearches = "/api/directory/group-searches";

    private const string Organizations = "/api/directory/organizations";

    public static string Consent(Guid id) => $"{Consents}/{id}";

    public static string Referral(Guid id) => $"{Referrals}/{id}";

    /// <summary>Of the reader, at Aftercare.</summary>
    public static string Mine(Visit visit, string what) => $"{Aftercare}/participants/{visit.Caller!.Id}/{what}";

    public static string Preferences(Visit visit) => $"/api/directory/participants/{visit.Caller!.Id}/preferences";

    public static string SafetyPlanOf(Guid participantId) => $"/api/crisis/participants/{participantId}/safety-plan";

    public static string SafetyPlansOf(Guid participantId) => $"/api/crisis/participants/{participantId}/safety-plans";

    public static string Language(Visit visit) => $"language={visit.Tag}";

    public static string Query(string address, params IEnumerable<(string Name, string? Value)> terms)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in terms.Where(term => term.Value is { Length: > 0 })) query.Add(name, value!);
        return address + query;
    }

    /// <summary>Those that serve the reader.</summary>
    public static async Task<IReadOnlyList<ServingAnswer>> ServingAsync(this ServiceApi api, Visit visit) =>
        await api.FindAsync<IReadOnlyList<ServingAnswer>>(
            $"/api/directory/participants/{visit.Caller!.Id}/organizations") ?? [];

    /// <summary>Whom the circle names, where that may be told; else where they work.</summary>
    public static async Task<Names> NamesAsync(
        this ServiceApi api, Visit visit, IReadOnlyList<CircleAnswer> circles)
    {
        var members = circles.SelectMany(circle => circle.Members).ToList();
        var staff = await Task.WhenAll(members.Select(member => member.PersonId).OfType<Guid>().Distinct().Select(
            id => api.TryReadAsync<StaffAnswer>($"/api/directory/staff/{id}")));
        var names = await api.NamesAsync(visit, members.Select(member => member.MemberOrganizationId).OfType<Guid>()
            .Concat(circles.Select(circle => circle.OrganizationId)));
        return names.With(staff.OfType<StaffAnswer>());
    }

    public static async Task<Names> NamesAsync(this ServiceApi api, Visit visit, params IEnumerable<Guid> organizations)
    {
        var found = await Task.WhenAll(organizations.Distinct().Select(id =>
            api.TryReadAsync<OrganizationAnswer>($"{Organizations}/{id}")));
        return new Names(visit, found.OfType<OrganizationAnswer>().ToDictionary(one => one.Id, one => one.Name));
    }

    /// <summary>The first page; nothing of what is not for them.</summary>
    /// <exception cref="UnavailableException">The service does not answer: that is not nothing.</exception>
    public static async Task<IReadOnlyList<T>> LatestAsync<T>(this ServiceApi api, string address) =>
        (await api.FindAsync<PageAnswer<T>>(address))?.Items ?? [];

    /// <summary>All pages, one after the other.</summary>
    public static async Task<IReadOnlyList<T>> AllAsync<T>(this ServiceApi api, string address)
    {
        var (all, sign) = (new List<T>(), address.Contains('?', StringComparison.Ordinal) ? '&' : '?');
        var page = await api.FindAsync<PageAnswer<T>>(address);
        while (page is not null)
        {
            all.AddRange(page.Items);
            page = page.Next is { } next
                ? await api.ReadAsync<PageAnswer<T>>($"{address}{sign}after={Uri.EscapeDataString(next)}")
                : null;
        }
        return all;
    }

    public static async Task<IReadOnlyList<T>> ListAsync<T>(this ServiceApi api, string address) =>
        await api.FindAsync<IReadOnlyList<T>>(address) ?? [];

    /// <exception cref="NotFoundException">No form of ours has sent this.</exception>
    public static Guid RequireId(this IFormCollection form, string field = "id") =>
        Guid.TryParse(form[field], out var id) ? id : throw new NotFoundException("form");

    public static string? Text(this IFormCollection form, string field) =>
        $"{form[field]}".Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Null where it is none.</summary>
    public static int? Number(this IFormCollection form, string field) =>
        int.TryParse(form[field], System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    public static long? Version(this IFormCollection form) => form.Number("version");

    /// <summary>Null where it is none.</summary>
    public static DateOnly? Day(this IFormCollection form, string field) =>
        DateOnly.TryParseExact(form[field], "yyyy-MM-dd", out var day) && PageTimes.IsMeant(day) ? day : null;

    public static string Field(DateOnly day) =>
        day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Those of the boxes that are ticked, by code.</summary>
    public static List<T> Ticked<T>(this IFormCollection form, string field)
        where T : struct, Enum =>
        [.. form[field].Where(code => Coded<T>.TryParse(code, out _)).Select(code =>
            Coded<T>.TryParse(code, out var value) ? value : default)];

    public static List<Guid> TickedIds(this IFormCollection form, string field) =>
        [.. form[field].Where(id => Guid.TryParse(id, out _)).Select(id => Guid.Parse(id!))];
}

/// <summary>Of organizations and who works there, for a reader.</summary>
public sealed class Names
{
    private readonly Visit _visit;
    private readonly IReadOnlyDictionary<Guid, string> _names;

    internal Names(Visit visit, IReadOnlyDictionary<Guid, string> names) => (_visit, _names) = (visit, names);

    public string Of(Guid? organizationId) => organizationId is { } id && _names.TryGetValue(id, out var name)
        ? name
        : _visit.Language == NoticeLanguage.Es ? "Una organización" : "An organization";

    public string Of(MemberAnswer member) => member.Name
        ?? (member.PersonId is { } person ? _names.GetValueOrDefault(person) : null)
        ?? Of(member.MemberOrganizationId);

    internal Names With(IEnumerable<StaffAnswer> staff) => new(
        _visit,
        _names.Concat(staff.Select(one => KeyValuePair.Create(one.Id, $"{one.GivenName} {one.FamilyName}")))
            .ToDictionary());

    public string Of(IEnumerable<Guid> organizationIds) => string.Join(", ", organizationIds.Select(id => Of(id)));
}
