using System.Globalization;
using CareBridge.Contracts.Directory;
using CareBridge.Platform.Domain;
using CareBridge.Portal.Domain;
using Microsoft.AspNetCore.Http.Extensions;

namespace CareBridge.Portal.Pages.Specialist;

/// <summary>Where a specialist's pages find what they show.</summary>
internal static class PeopleApi
{
    public const string Participants = "/api/directory/participants";
    public const string Concerns = "/api/aftercare/concerns";
    public const string Warnings = "/api/aftercare/warnings";
    public const string CheckIns = "/api/aftercare/check-ins";
    public const string Milestones = "/api/aftercare/milestones";
    public const string Contacts = "/api/aftercare/contacts";
    public const string Plans = "/api/aftercare/plans";
    public const string Referrals = "/api/referrals/referrals";
    public const string Consents = "/api/consent/consents";

    private const int MostConcernPages = 5;

    public static string Aftercare(Guid participant, string list) =>
        $"/api/aftercare/participants/{participant}/{list}";

    /// <returns>Nothing where there is nothing for the reader; null when the service does not answer.</returns>
    public static async Task<IReadOnlyList<T>?> TryListAsync<T>(this ServiceApi api, string address) =>
        (await api.TryPageAsync<T>(address))?.Items;

    /// <inheritdoc cref="TryListAsync"/>
    public static async Task<PageAnswer<T>?> TryPageAsync<T>(this ServiceApi api, string address)
    {
        try
        {
            return await api.ReadAsync<PageAnswer<T>>(address);
        }
        catch (NotFoundException)
        {
            return new PageAnswer<T>([], Next: null, Disclosure: null);
        }
        catch (UnavailableException)
        {
            return null;
        }
    }

    public static Task<ProfileAnswer> ProfileAsync(this ServiceApi api, Guid participant) =>
        api.ReadAsync<ProfileAnswer>($"{Participants}/{participant}");

    /// <summary>Everybody whom something about aftercare speaks for, as far as one looks at once.</summary>
    /// <returns>Null when Aftercare does not answer.</returns>
    public static async Task<PageAnswer<ConcernAnswer>?> ConcernsAsync(this ServiceApi api)
    {
        var all = new List<ConcernAnswer>();
        string? next = null;
        for (var page = 0; page < MostConcernPages; page++)
        {
            var query = next is null ? "" : $"?after={next}";
            var answer = await api.TryReadAsync<PageAnswer<ConcernAnswer>>(Concerns + query);
            if (answer is null) return null;
            all.AddRange(answer.Items);
            next = answer.Next;
            if (next is null) break;
        }
        return new PageAnswer<ConcernAnswer>(all, next, Disclosure: null);
    }

    /// <returns>Those of them whom the organization has registered.</returns>
    public static async Task<IReadOnlyList<PersonAnswer>> FindAsync(
        this ServiceApi api, IReadOnlyCollection<Guid> ids) =>
        (await api.ChangeAsync<FoundAnswer>(HttpMethod.Post, Participants + "/find", new { ids })).Done
            ?.Items ?? [];

    /// <summary>Those with all words of it in their name.</summary>
    public static Task<(FormFaults Faults, FoundAnswer? Found)> FindAsync(this ServiceApi api, string name) =>
        api.ChangeAsync<FoundAnswer>(HttpMethod.Post, Participants + "/find", new { name });

    public static async Task<Network> NetworkAsync(this ServiceApi api, Visit visit) => new(
        await api.ReadAsync<IReadOnlyList<NetworkAnswer>>("/api/directory/organizations"),
        visit.Caller!.OrganizationId);

    public static async Task<Colleagues> ColleaguesAsync(this ServiceApi api, Visit visit) =>
        new(await api.ReadAsync<IReadOnlyList<StaffAnswer>>("/api/directory/colleagues"), visit.Caller!.Id);

    /// <param name="status">As the API calls it; null leaves it open.</param>
    public static string ConsentsOf(Guid participant, Visit visit, string? status = null)
    {
        var query = new QueryBuilder { { "participantId", $"{participant}" }, { "language", visit.Tag } };
        if (status is not null) query.Add("status", status);
        return Consents + query;
    }

    /// <summary>A number as a field writes it; null is none.</summary>
    public static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>A day as a field writes it; null is none.</summary>
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && PageTimes.IsMeant(day)
            ? day
            : null;
}

/// <summary>The organizations of the network.</summary>
/// <param name="reader">The one the reader works for.</param>
public sealed class Network(IReadOnlyList<NetworkAnswer> organizations, Guid? reader)
{
    public NetworkAnswer? Own => Find(reader);

    /// <summary>Those that may be told anything, without the reader's own.</summary>
    public IEnumerable<NetworkAnswer> Others => organizations.Where(one =>
        one.Verification == OrganizationVerification.Verified && one.Id != reader);

    public NetworkAnswer? Find(Guid? id) => organizations.FirstOrDefault(one => one.Id == id);

    /// <param name="words">In the reader's language.</param>
    internal string NameOf(Guid? id, SpecialistWords words) => Find(id)?.Name ?? words.Unlisted;
}

/// <summary>Who works at the reader's organization, or has.</summary>
public sealed class Colleagues(IReadOnlyList<StaffAnswer> staff, Guid reader)
{
    /// <param name="words">In the reader's language.</param>
    internal string NameOf(Guid? id, SpecialistWords words) => id == reader
        ? words.You
        : staff.FirstOrDefault(person => person.Id == id)?.Name ?? words.SomebodyElse;
}
