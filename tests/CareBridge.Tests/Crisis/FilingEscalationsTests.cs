using CareBridge.Contracts.Crisis;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Domain;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Crisis;

/// <summary>What an organization's own system raises.</summary>
public sealed class FilingEscalationsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task Filed_many_times_at_once_it_is_one()
    {
        var question = Question(await network.RegisterAsync());

        var raised = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => FileAsync(question)));

        Assert.All(raised, one => Assert.Equal(question.EscalationId, one.EscalationId));
        Assert.Equal(RaiserKind.ClinicSystem, raised[0].RaisedAs);
        Assert.Equal(1, await ReportsAsync(question));
    }

    [Fact]
    public async Task It_joins_what_staff_of_the_organization_have_raised()
    {
        var question = Question(await network.RegisterAsync());
        var open = await network.RaiseAsync(question.ParticipantId);

        var raised = await FileAsync(question);

        Assert.Equal((open, Severity.High), (raised.EscalationId, raised.Severity));
    }

    [Fact]
    public async Task Nobody_else_s_patient_no_low_and_no_id_of_another_s_is_taken()
    {
        var question = Question(await network.RegisterAsync());

        await Assert.ThrowsAsync<NotFoundException>(
            () => FileAsync(question with { OrganizationId = network.Clinic }));
        await Assert.ThrowsAsync<InvalidRequestException>(() => FileAsync(question with { Severity = Severity.Low }));
        var other = await network.RaiseAsync(Guid.CreateVersion7());
        await Assert.ThrowsAsync<RefusedException>(() => FileAsync(question with { EscalationId = other }));

        Assert.Equal(0, await ReportsAsync(question));
    }

    private FileEscalation Question(Guid participant) => new()
    {
        EscalationId = Guid.CreateVersion7(),
        ParticipantId = participant,
        OrganizationId = network.Community,
        FiledBy = Guid.CreateVersion7(),
        Severity = Severity.High,
    };

    private Task<EscalationChanged> FileAsync(FileEscalation question) =>
        network.InStoreAsync<ICrisisFilings, EscalationChanged>(filings => filings.RaiseAsync(question, default));

    private Task<int> ReportsAsync(FileEscalation question) => network.InStoreAsync<CrisisDbContext, int>(
        store => store.Reports.CountAsync(r => r.ParticipantId == question.ParticipantId));
}
