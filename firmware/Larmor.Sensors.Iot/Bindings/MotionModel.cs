namespace Larmor.Sensors.Iot;

/// <summary>Devices of the family that have a binding each.</summary>
internal enum MotionModel
{
    Mpu6050,
    Mpu6500,
    Mpu9250,
}
