using CareBridge.Contracts.Referrals;
using CareBridge.Exchange.Features.Filing;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Mapping;
using Hl7.Fhir.Model;
using static Hl7.Fhir.Model.Appointment;

namespace CareBridge.Exchange.Features.Writing;

/// <summary>What an Appointment that a client sends back says about the contact.</summary>
/// <param name="StartsAt">Of one that is moved.</param>
/// <param name="Minutes">Of one that is moved.</param>
internal sealed record ContactReply(ContactStatus Status, DateTimeOffset? StartsAt, int? Minutes)
{
    /// <summary>What either side decides, and what the server writes over anyway.</summary>
    private static readonly List<string> Open =
        ["id", "meta", "language", "text", "status", "start", "end", "minutesDuration", "participant"];

    /// <summary>
    /// A status, another time, or the acceptance of the client's own side: whichever it is, the rest is as it was.
    /// </summary>
    /// <exception cref="FhirException">It changes what is neither side's to change.</exception>
    public static ContactReply Of(Appointment sent, Appointment current, string role, string baseUrl)
    {
        Unchanged.Require(sent, current, Open, baseUrl);
        var confirms = Confirms(sent.Participant, current.Participant, role);
        if (Moves(sent, current))
        {
            var findings = new Findings();
            var (startsAt, minutes) = new AppointmentReader(findings, baseUrl).When(sent);
            findings.That(
                sent.Status is AppointmentStatus.Proposed or AppointmentStatus.Pending or AppointmentStatus.Booked,
                "Appointment.status",
                "What is moved is pending again.");
            findings.ThrowIfAny();
            return new ContactReply(ContactStatus.Proposed, startsAt, minutes);
        }
        if (confirms && sent.Status == current.Status) return new ContactReply(ContactStatus.Confirmed, null, null);
        var status = sent.Status == AppointmentStatus.Pending ? null : AppointmentMapper.Answer(sent.Status);
        return status is { } answer
            ? new ContactReply(answer, null, null)
            : throw FhirException.BusinessRule(
                "Answer with booked, fulfilled, noshow or cancelled, or with another start.", "Appointment.status");
    }

    private static bool Moves(Appointment sent, Appointment current) =>
        (sent.Start is not null && sent.Start != current.Start)
        || (sent.End is not null && sent.End != current.End)
        || (sent.MinutesDuration is not null && sent.MinutesDuration != current.MinutesDuration);

    /// <summary>Whether the client's side accepts, where it had not; all the others stand as they stood.</summary>
    private static bool Confirms(
        List<ParticipantComponent> sent, List<ParticipantComponent> current, string role)
    {
        if (sent.Count == 0) return false;
        var confirms = false;
        var isSame = sent.Count == current.Count;
        foreach (var (after, before) in sent.Zip(current))
        {
            if (after.IsExactly(before)) continue;
            var unanswered = (ParticipantComponent)after.DeepCopy();
            unanswered.Status = before.Status;
            var accepts = before.Type is [{ Coding: [{ Code: { } code }] }] && code == role
                && after.Status == ParticipationStatus.Accepted;
            confirms |= accepts;
            // The patient's follows from the rest, and may be from before.
            isSame &= unanswered.IsExactly(before) && (accepts || before.Type.Count == 0);
        }
        return isSame
            ? confirms
            : throw FhirException.BusinessRule(
                "Only your own side's status, and only accepted; or leave the participants as they are.",
                "Appointment.participant");
    }
}
