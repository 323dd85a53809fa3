namespace CareBridge.Contracts.Consent;

/// <summary>Why a disclosure is made (42 CFR 2.31(a)(5)), in the words of HL7 v3 PurposeOfUse.</summary>
public enum PurposeOfUse
{
    /// <summary>TREAT.</summary>
    Treatment,

    /// <summary>CAREMGT: care management and coordination.</summary>
    CareManagement,

    /// <summary>HOPERAT: health care operations.</summary>
    Operations,

    /// <summary>ETREAT: emergency treatment.</summary>
    EmergencyTreatment,
}
