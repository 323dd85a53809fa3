using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;
using static Hl7.Fhir.Model.Appointment;

namespace CareBridge.Exchange.Mapping;

/// <summary>
/// A joint first contact of the patient with both sides of a referral. R4 has no organization take part in an
/// Appointment: each side is a role at that organization, whoever fills it.
/// </summary>
internal static class AppointmentMapper
{
    /// <summary>v3-ParticipationType: who refers; who is to do it.</summary>
    public const string Referring = "REF";

    /// <inheritdoc cref="Referring"/>
    public const string Receiving = "PPRF";

    public static Projection Map(ContactChanged message, ContactDetails? details)
    {
        var status = Status(message.Status);
        return new Projection
        {
            Id = message.ContactId,
            Version = message.Version,
            ParticipantId = message.ParticipantId,
            DiscloserId = message.ReferringOrganizationId,
            RecipientId = message.ReceivingOrganizationId,
            Category = DisclosureCategory.Referrals,
            Status = EnumCode.Of(status),
            Resource = new Appointment
            {
                Status = status,
                AppointmentType = Values.Concept(CodeSystems.ContactFormat, EnumCode.Of(message.Format)),
                Start = message.StartsAt,
                End = message.StartsAt.AddMinutes(message.Minutes),
                MinutesDuration = message.Minutes,
                Created = Values.DateTime(message.ProposedAt),
                PatientInstruction = details?.Place,
                Comment = details?.Wish,
                BasedOn = [new ResourceReference($"ServiceRequest/{message.ReferralId}")],
                Participant =
                [
                    new ParticipantComponent
                    {
                        Actor = Values.Patient(message.ParticipantId),
                        Status = Said(message),
                    },
                    Side(Referring, message.ReferringOrganizationId, message.ReferringConfirmedAt),
                    Side(Receiving, message.ReceivingOrganizationId, message.ReceivingConfirmedAt),
                ],
            },
        };
    }

    /// <summary>What a side says with a status; null when it is not an answer.</summary>
    public static ContactStatus? Answer(AppointmentStatus? status) => status switch
    {
        AppointmentStatus.Booked => ContactStatus.Confirmed,
        AppointmentStatus.Pending => ContactStatus.Proposed,
        AppointmentStatus.Fulfilled => ContactStatus.Kept,
        AppointmentStatus.Noshow => ContactStatus.Missed,
        AppointmentStatus.Cancelled => ContactStatus.Withdrawn,
        _ => null,
    };

    public static AppointmentStatus Status(ContactStatus status) => status switch
    {
        ContactStatus.Proposed => AppointmentStatus.Pending,
        ContactStatus.Confirmed => AppointmentStatus.Booked,
        ContactStatus.Kept => AppointmentStatus.Fulfilled,
        ContactStatus.Missed => AppointmentStatus.Noshow,
        ContactStatus.Withdrawn => AppointmentStatus.Cancelled,
    };

    /// <summary>What the patient has said of the time themself; who came has agreed to it.</summary>
    private static ParticipationStatus Said(ContactChanged message) => message.Reply switch
    {
        ParticipantReply.Coming => ParticipationStatus.Accepted,
        ParticipantReply.OtherTime => ParticipationStatus.Tentative,
        ParticipantReply.NotComing => ParticipationStatus.Declined,
        ParticipantReply.Awaited => message.Status == ContactStatus.Kept
            ? ParticipationStatus.Accepted
            : ParticipationStatus.NeedsAction,
    };

    private static ParticipantComponent Side(string role, Guid organizationId, DateTimeOffset? confirmedAt) => new()
    {
        Type = [Values.Concept(CodeSystems.ParticipationType, role)],
        Actor = new ResourceReference
        {
            Type = nameof(PractitionerRole),
            Identifier = new Identifier { Assigner = Values.Organization(organizationId) },
        },
        Status = confirmedAt is null ? ParticipationStatus.NeedsAction : ParticipationStatus.Accepted,
    };
}
