using CareBridge.Platform.Security;
using CareBridge.Testing;
using static CareBridge.Tests.Portal.Notices.NoticeDesk;

namespace CareBridge.Tests.Portal.Notices;

/// <summary>What is somebody's by name is told to them, and to no colleague.</summary>
public sealed class NotifyingByNameTests(NoticeHost network) : IClassFixture<NoticeHost>
{
    [Fact]
    public async Task Who_is_given_a_referral_by_a_colleague_hears_of_it_and_who_takes_it_does_not()
    {
        var (specialist, participant) = (await SpecialistAsync(), await network.AddParticipantAsync());
        var colleague = await SpecialistAsync();
        var clinician = await network.AddStaffAsync(network.Clinic, Role.ClinicStaff);
        var nurse = await network.AddStaffAsync(network.Clinic, Role.ClinicStaff);
        var referral = await network.SendReferralAsync(specialist, participant);
        await HearsAsync(clinician, "referral-waiting");

        await PostAsync(specialist, $"{referral}/assign", new { ownerId = colleague.Id });
        await HearsAsync(colleague, "referral-assigned");
        await PostAsync(nurse, $"{referral}/assign", new { ownerId = nurse.Id });
        await PostAsync(nurse, $"{referral}/assign", new { ownerId = clinician.Id });
        await HearsAsync(clinician, "referral-assigned");
        await PostAsync(colleague, $"{referral}/assign", new { ownerId = specialist.Id });
        await HearsAsync(specialist, "referral-assigned");

        Assert.Equal(0, await nurse.CountAsync("referral-assigned"));
        Assert.Equal(1, await colleague.CountAsync("referral-assigned"));
        Assert.Equal(0, await participant.CountAsync("referral-assigned"));
        // What is another organization's is looked up where consent is asked.
        Assert.False(await HasSubjectAsync(clinician));
        Assert.True(await HasSubjectAsync(colleague));

        async Task<bool> HasSubjectAsync(Person person) => (await person.NoticesAsync())
            .Single(notice => notice.GetProperty("kind").GetString() == "referral-assigned")
            .TryGetProperty("subjectId", out _);
    }

    [Fact]
    public async Task A_consent_that_names_a_person_lets_that_person_hear_and_no_colleague()
    {
        var (specialist, participant) = (await SpecialistAsync(), await network.AddParticipantAsync());
        var named = await network.AddStaffAsync(network.Clinic, Role.ClinicStaff);
        var colleague = await network.AddStaffAsync(network.Clinic, Role.ClinicStaff);
        var consent = Guid.CreateVersion7();
        await PutAsync(specialist, $"/api/consent/consents/{consent}", new
        {
            participantId = participant.Id,
            discloserOrganizationIds = new[] { network.Community },
            recipientOrganizationIds = new[] { network.Clinic },
            recipientPersons = new[] { new { id = named.Id, name = "Jo Rivers", relationship = "staff" } },
            categories = new[] { "engagement" },
            purposes = new[] { "treatment" },
        });
        await HearsAsync(participant, "consent-asked");
        Assert.Equal(0, await named.CountAsync("consent-asked"));

        await NoticeHost.GrantAsync(participant, consent);
        await HearsAsync(specialist, "consent-answered");
        await PutAsync(specialist, $"/api/aftercare/communications/{Guid.CreateVersion7()}", new
        {
            participantId = participant.Id,
            recipientOrganizationId = network.Clinic,
            category = "engagement",
            text = "Doing well.",
        });

        await HearsAsync(named, "message-received");
        Assert.Empty(await colleague.NoticesAsync());
    }

    [Fact]
    public async Task Privacy_officers_hear_of_a_restriction_and_the_participant_of_its_answer()
    {
        var participant = await network.AddParticipantAsync();
        var officer = await network.AddStaffAsync(network.Community, Role.PrivacyOfficer);
        var elsewhere = await network.AddStaffAsync(network.Clinic, Role.PrivacyOfficer);
        var specialist = await SpecialistAsync();
        var restriction = $"/api/consent/restrictions/{Guid.CreateVersion7()}";
        await PutAsync(participant, restriction, new { organizationId = network.Community });

        await HearsAsync(officer, "consent-notice");
        await PostAsync(officer, $"{restriction}/agree", new { });
        await HearsAsync(participant, "consent-notice");

        // What it is they read where it is kept.
        var notice = Assert.Single(await officer.NoticesAsync()).GetProperty("subjectId").GetGuid();
        await PostAsync(officer, $"/api/consent/notices/{notice}/read", new { });
        Assert.Empty(await elsewhere.NoticesAsync());
        Assert.Empty(await specialist.NoticesAsync());
        await Eventually.SucceedsAsync(() => Task.FromResult(Assert.Single(officer.Mails)));
    }

    private Task<Person> SpecialistAsync() => network.AddStaffAsync(network.Community, Role.PeerSpecialist);
}
