using CareBridge.Platform.Security;
using CareBridge.Portal.Pages.Crisis;

namespace CareBridge.Portal.Pages.Clinic;

/// <summary>Where pages of a clinic or a social service find what they show.</summary>
internal static class ClinicApi
{
    public const string Referrals = "/api/referrals/referrals";
    public const string Permits = "/api/consent/permits";
    public const string Communications = "/api/aftercare/communications";

    /// <summary>Who answers referrals and reads what others disclose.</summary>
    public static readonly Role[] Roles = [Role.ClinicStaff, Role.SocialServiceStaff];

    /// <summary>A peer community is referred to as well.</summary>
    public static readonly Role[] ReferralRoles = [.. Roles, Role.PeerSpecialist];

    public static string Referral(Guid id) => $"{Referrals}/{id}";

    public static string OfParticipant(Guid id, string what, string purpose) =>
        $"/api/aftercare/participants/{id}/{what}?purpose={purpose}";

    public static string DocumentFile(Guid id, string purpose) =>
        $"/api/aftercare/documents/{id}/file?purpose={purpose}";

    public static string PermitChanges(Guid participantId, string mark, string purpose) =>
        $"{Permits}/{participantId}/changes?known={mark}&purpose={purpose}";

    /// <summary>
    /// Who they are, all at the same time; of whom the reader may not know it there is nothing.
    /// </summary>
    public static async Task<IReadOnlyDictionary<Guid, PersonAnswer>> PeopleAsync(
        this ServiceApi api, IEnumerable<Guid> participantIds, string purpose)
    {
        var found = await Task.WhenAll(participantIds.Distinct().Select(id =>
            api.FindAsync<PersonAnswer>($"{CrisisApi.Participant(id)}?purpose={purpose}")));
        return found.OfType<PersonAnswer>().ToDictionary(person => person.Id);
    }
}
