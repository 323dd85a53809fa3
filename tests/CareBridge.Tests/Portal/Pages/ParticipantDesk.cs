using CareBridge.Tests.Aftercare.Living;
using CareBridge.Tests.Referrals;

namespace CareBridge.Tests.Portal.Pages;

/// <summary>What there is about a participant for their pages to show.</summary>
internal static class ParticipantDesk
{
    /// <summary>The participant of the community, signed in by the page.</summary>
    public static async Task<PageBrowser> BrowseAsync(this CareNetwork network, Guid participant)
    {
        var email = $"p{participant:N}@mail.example";
        var answer = await PortalHost.PutAccountAsync(network.Administrator, participant, email, "participant");
        answer.EnsureSuccessStatusCode();
        return await PageBrowser.SignInAsync(network.Host, email);
    }

    /// <summary>The community asks them to let the clinic see scores and meetings; gives the consent's id.</summary>
    public static async Task<Guid> AskedAsync(this CareNetwork network, Guid participant)
    {
        await network.RegisterAsync(participant);
        var id = Guid.CreateVersion7();
        await network.Specialist.PutOkAsync($"/api/consent/consents/{id}", new
        {
            participantId = participant,
            discloserOrganizationIds = new[] { network.Community },
            recipientOrganizationIds = new[] { network.Clinic },
            categories = new[] { "check-in-scores", "attendance" },
            purposes = new[] { "treatment" },
        });
        return id;
    }

    /// <summary>To the clinic, waiting for their consent; gives the referral's id.</summary>
    public static async Task<Guid> ReferredAsync(this CareNetwork network, Guid participant)
    {
        await network.RegisterAsync(participant);
        return await network.SubmitAsync(participant);
    }

    /// <summary>Somebody of their circle; gives the member's id.</summary>
    public static async Task<Guid> FriendAsync(this CareNetwork network, Guid participant)
    {
        await network.RegisterAsync(participant);
        var id = Guid.CreateVersion7();
        await network.Participant(participant).PutOkAsync(
            $"/api/aftercare/participants/{participant}/circle/members/{id}",
            new { organizationId = network.Community, kind = "related", name = "Sam Reed", roleCode = "friend" });
        return id;
    }

    public static async Task RegisterAsync(this CareNetwork network, Guid participant) =>
        await network.Specialist.PutOkAsync(
            $"/api/directory/participants/{participant}", new { givenName = "Jo", familyName = "Rivers" });

    /// <summary>The first on the page whose address has the part.</summary>
    public static string Link(this PageBrowser browser, string part) => browser.Text.Split("href=\"").Skip(1)
        .Select(link => link[..link.IndexOf('"', StringComparison.Ordinal)])
        .First(link => link.Contains(part, StringComparison.Ordinal));

    /// <summary>What the page says beside a field.</summary>
    public static string Fault(this PageBrowser browser, string field)
    {
        var place = $"id=\"{field}-fault\">";
        var begin = browser.Text.IndexOf(place, StringComparison.Ordinal) + place.Length;
        Assert.True(begin >= place.Length, $"There is no such field: {field}");
        return browser.Text[begin..browser.Text.IndexOf('<', begin)];
    }
}
