using System.Globalization;
using CareBridge.Contracts.Directory;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Http.Extensions;

namespace CareBridge.Portal.Pages.Specialist;

/// <summary>Somebody who can give what is needed, with the reasons why they stand where they stand.</summary>
/// <param name="Receiver">Who is asked; null where nobody of the network can be: they are called instead.</param>
/// <param name="Title">A group's, a service's or an organization's name.</param>
/// <param name="IsOurs">The reader's own organization holds it: no referral is needed.</param>
public sealed record ReferChoice(
    Guid? Receiver,
    string Title,
    string? Organization,
    IReadOnlyList<string> Reasons,
    double? Kilometers,
    string? Phone,
    bool IsOurs);

/// <summary>A place that somebody may start from.</summary>
/// <param name="Point">Latitude and longitude, with a comma between.</param>
public sealed record StartPlace(string Point, string Name);

/// <summary>
/// Who can give what is needed, the best first: as Directory ranks groups and services, then whom consent covers.
/// </summary>
internal static class ReferChoices
{
    private const int MostMatches = 20;

    /// <summary>Where the reader's own organization holds its groups: places that a specialist knows.</summary>
    public static async Task<IReadOnlyList<StartPlace>> PlacesAsync(this ServiceApi api, Visit visit)
    {
        var own = new QueryBuilder { { "organizationId", $"{visit.Caller!.OrganizationId}" } };
        var groups = await api.ReadAsync<ItemsAnswer<GroupAnswer>>("/api/directory/groups" + own);
        return
        [
            .. groups.Items.Select(group => group.Venue).OfType<VenueAnswer>()
                .Where(venue => venue is { Latitude: not null, Longitude: not null })
                .Select(venue => new StartPlace(Point(venue), venue.Name ?? venue.City ?? ""))
                .Where(place => place.Name.Length > 0).DistinctBy(place => place.Name).OrderBy(place => place.Name),
        ];
    }

    public static async Task<IReadOnlyList<ReferChoice>> ChoicesAsync(
        this ServiceApi api, Guid participantId, ReferForm form, Visit visit)
    {
        var words = SpecialistWords.In(visit.Language);
        var network = api.NetworkAsync(visit);
        var consents = api.ReadAsync<ItemsAnswer<ConsentAnswer>>(
            PeopleApi.ConsentsOf(participantId, visit, "granted"));
        await Task.WhenAll(network, consents);
        var covered = (await consents).Items.Where(consent => consent.IsInForce(visit.Now)).ToList();
        var desk = new Desk(
            api, form, visit, await network, words,
            id => covered.Any(consent => consent.CoversReferral(id, visit.Now)));
        return form.Service == ReferForm.PeerSupport ? await desk.GroupsAsync()
            : form.Category is { } category ? await desk.HelpAsync(category)
            : desk.Organizations(OrganizationKind.Clinic, []);
    }

    private static string Point(VenueAnswer venue) => string.Create(
        CultureInfo.InvariantCulture, $"{venue.Latitude!.Value:0.##},{venue.Longitude!.Value:0.##}");

    private sealed record Desk(
        ServiceApi Api, ReferForm Form, Visit Visit, Network Network, SpecialistWords Words, Func<Guid, bool> IsCovered)
    {
        public async Task<IReadOnlyList<ReferChoice>> GroupsAsync()
        {
            var query = new QueryBuilder { { "limit", $"{MostMatches}" }, { "language", Visit.Tag } };
            var (_, match) = await Api.ChangeAsync<MatchAnswer>(
                HttpMethod.Post,
                "/api/directory/groups/suggest" + query,
                new { preferences = Preferences(), seed = Guid.TryParse(Form.Id, out var id) ? id : Guid.Empty });
            List<ReferChoice> groups = [.. (match?.Groups ?? []).Select(Of)];
            return [.. groups, .. Organizations(OrganizationKind.PeerCommunity, groups)];
        }

        public async Task<IReadOnlyList<ReferChoice>> HelpAsync(ResourceCategory category)
        {
            var query = new QueryBuilder
            {
                { "category", EnumCode.Of(category) }, { "limit", $"{MostMatches}" },
            };
            if (Form.Near.Length > 0) query.Add("near", Form.Near);
            if (Form.Language.Length > 0) query.Add("language", Form.Language);
            var found = await Api.ReadAsync<IReadOnlyList<ResourceAnswer>>("/api/directory/resources/search" + query);
            List<ReferChoice> help = [.. found.Select(Of)];
            return [.. help, .. Organizations(OrganizationKind.SocialService, help)];
        }

        /// <summary>Those that are not among the others already, whom consent covers first, then the nearest.</summary>
        public IReadOnlyList<ReferChoice> Organizations(OrganizationKind kind, IReadOnlyList<ReferChoice> others) =>
        [
            .. Network.Others.Where(one => one.Kind == kind && others.All(other => other.Receiver != one.Id))
                .OrderByDescending(one => IsCovered(one.Id))
                .ThenByDescending(IsInTown).ThenByDescending(IsInState).ThenBy(one => one.Name)
                .Select(one => new ReferChoice(
                    one.Id, one.Name, Organization: null, Reasons(one), Kilometers: null, one.Phone, IsOurs: false)),
        ];

        private ReferChoice Of(MatchedAnswer group)
        {
            var isOurs = group.OrganizationId == Network.Own?.Id;
            List<string> reasons = [.. group.Reasons.Select(reason => reason.Words)];
            if (group.NextMeeting is { } next) reasons.Add($"{Words.NextMeeting} {Visit.Times.Of(next.StartsAt)}");
            if (!isOurs && IsCovered(group.OrganizationId)) reasons.Insert(0, Words.ReasonConsent);
            return new ReferChoice(
                Takes(group.OrganizationId), group.Name, Network.NameOf(group.OrganizationId, Words), reasons,
                group.Kilometers, Network.Find(group.OrganizationId)?.Phone, isOurs);
        }

        private ReferChoice Of(ResourceAnswer help)
        {
            var receiver = Takes(help.OrganizationId);
            List<string> reasons = [];
            if (receiver is { } id && IsCovered(id)) reasons.Add(Words.ReasonConsent);
            if (help.Eligibility is { } whom) reasons.Add($"{Words.ForWhom} {whom}");
            if (help.Hours is { } hours) reasons.Add($"{Words.Hours} {hours}");
            if (help.Stale) reasons.Add(Words.ReasonStale);
            return new ReferChoice(
                receiver, help.Name, help.Provider ?? Network.Find(help.OrganizationId)?.Name, reasons,
                help.Kilometers, help.Phone, IsOurs: help.OrganizationId == Network.Own?.Id);
        }

        private Guid? Takes(Guid organization) =>
            Network.Others.Any(one => one.Id == organization && one.Kind != OrganizationKind.CrisisTeam)
                ? organization
                : null;

        private List<string> Reasons(NetworkAnswer one)
        {
            List<string> reasons = [];
            if (IsCovered(one.Id)) reasons.Add(Words.ReasonConsent);
            if (one.City is { } city)
                reasons.Add(IsInTown(one) ? $"{Words.ReasonInTown} {city}" : $"{Words.ReasonIn} {city}");
            return reasons;
        }

        private bool IsInTown(NetworkAnswer one) =>
            one.City is not null && one.City == Network.Own?.City && IsInState(one);

        private bool IsInState(NetworkAnswer one) => one.State is not null && one.State == Network.Own?.State;

        private object Preferences()
        {
            var near = ReferForm.Point(Form.Near);
            return new
            {
                formats = Form.Format.Length == 0 ? [] : (string[])[Form.Format],
                languages = Form.Language.Length == 0 ? [] : (string[])[Form.Language],
                latitude = near?.Latitude,
                longitude = near?.Longitude,
            };
        }
    }
}
